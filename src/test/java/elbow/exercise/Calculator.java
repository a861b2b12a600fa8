package elbow.exercise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Arithmetic as it is printed, in doubles: sums, products, powers, functions, brackets; of numbers,
 * of columns such as [1, 2] and of matrices such as [[1, 2], [3, 4]]. A number is a matrix of one
 * cell.
 */
final class Calculator {
    private final String text;
    private int at;

    private Calculator(String text) {
        this.text = text.replace(" ", "").replace('−', '-').replace('·', '*');
    }

    static double[][] evaluate(String text) {
        Calculator c = new Calculator(text);
        double[][] value = c.sum();
        if (c.at < c.text.length())
            throw new IllegalArgumentException(text + " at " + c.text.substring(c.at));
        return value;
    }

    private double[][] sum() {
        double[][] value = product();
        while (true) {
            if (take("+")) value = plus(value, product(), 1);
            else if (take("-")) value = plus(value, product(), -1);
            else return value;
        }
    }

    private static double[][] plus(double[][] a, double[][] b, double weight) {
        double[][] sum = new double[a.length][a[0].length];
        for (int i = 0; i < a.length; i++)
            for (int j = 0; j < a[i].length; j++) sum[i][j] = a[i][j] + weight * b[i][j];
        return sum;
    }

    private double[][] product() {
        double[][] value = signed();
        while (true) {
            if (take("*")) value = times(value, signed());
            else if (take("/")) {
                double by = number(signed());
                value = map(value, x -> x / by);
            } else return value;
        }
    }

    private static double[][] number(double number) {
        return new double[][] {{number}};
    }

    private double number(double[][] of) {
        if (!isNumber(of)) throw new IllegalArgumentException(text + " needs a number at " + at);
        return of[0][0];
    }

    private static boolean isNumber(double[][] a) {
        return a.length == 1 && a[0].length == 1;
    }

    private static double[][] map(double[][] a, DoubleUnaryOperator f) {
        return Arrays.stream(a)
                .map(row -> Arrays.stream(row).map(f).toArray())
                .toArray(double[][]::new);
    }

    /** 0 times anything is 0, an infinite logarithm included. */
    private static double times(double a, double b) {
        return a == 0 || b == 0 ? 0 : a * b;
    }

    private static double[][] times(double[][] a, double[][] b) {
        if (isNumber(a) && b.length > 1) return map(b, x -> times(a[0][0], x));
        if (isNumber(b) && a[0].length > 1) return map(a, x -> times(x, b[0][0]));
        double[][] product = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++)
            for (int j = 0; j < b[0].length; j++)
                for (int k = 0; k < b.length; k++) product[i][j] += times(a[i][k], b[k][j]);
        return product;
    }

    private double[][] signed() {
        if (take("-")) return map(signed(), x -> -x);
        double[][] base = atom();
        while (take("ᵀ")) base = transpose(base);
        if (take("⁻¹")) return inverse(base);
        if (!take("^")) return base;
        if (take("T")) return transpose(base);
        double power = number(signed());
        if (isNumber(base)) return number(Math.pow(base[0][0], power));
        if (power == -1) return inverse(base);
        throw new IllegalArgumentException(text + ": a matrix to the " + power);
    }

    private static double[][] transpose(double[][] a) {
        double[][] turned = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++)
            for (int j = 0; j < a[0].length; j++) turned[j][i] = a[i][j];
        return turned;
    }

    /** By Cramer's rule. */
    private static double[][] inverse(double[][] a) {
        double all = determinant(a);
        double[][] inverse = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++)
            for (int j = 0; j < a.length; j++) {
                double[][] put = map(a, x -> x);
                for (int k = 0; k < a.length; k++) put[k][i] = k == j ? 1 : 0;
                inverse[i][j] = determinant(put) / all;
            }
        return inverse;
    }

    /** Along the first row. */
    private static double determinant(double[][] a) {
        if (a.length == 1) return a[0][0];
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            double[][] rest = new double[a.length - 1][a.length - 1];
            for (int i = 1; i < a.length; i++)
                for (int k = 0; k < a.length; k++)
                    if (k != j) rest[i - 1][k < j ? k : k - 1] = a[i][k];
            sum += (j % 2 == 0 ? 1 : -1) * a[0][j] * determinant(rest);
        }
        return sum;
    }

    private static double trace(double[][] a) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i][i];
        return sum;
    }

    private double[][] atom() {
        if (take("∞")) return number(Double.POSITIVE_INFINITY);
        if (take("(")) {
            double[][] inside = sum();
            need(")");
            return inside;
        }
        if (take("[")) return rows();
        if (take("det")) return number(determinant(argument()));
        if (take("tr")) return number(trace(argument()));
        if (take("ln") || take("log")) return map(argument(), Math::log);
        if (take("exp")) return map(argument(), Math::exp);
        if (take("sqrt") || take("√")) return map(argument(), Math::sqrt);
        if (take("abs")) return map(argument(), Math::abs);
        if (take("max")) return number(arguments().stream().reduce(Math::max).orElseThrow());
        if (take("min")) return number(arguments().stream().reduce(Math::min).orElseThrow());
        return number(number());
    }

    /** A column of numbers, or rows. */
    private double[][] rows() {
        List<double[]> rows = new ArrayList<>();
        do {
            if (text.startsWith("[", at)) rows.add(transpose(atom())[0]);
            else rows.add(new double[] {number(sum())});
        } while (take(","));
        need("]");
        return rows.toArray(double[][]::new);
    }

    private List<Double> arguments() {
        List<Double> arguments = new ArrayList<>();
        need("(");
        do arguments.add(number(sum()));
        while (take(","));
        need(")");
        return arguments;
    }

    private double[][] argument() {
        return take("-") ? map(argument(), x -> -x) : atom();
    }

    private double number() {
        int from = at;
        while (at < text.length() && "0123456789.".indexOf(text.charAt(at)) >= 0) at++;
        return Double.parseDouble(text.substring(from, at));
    }

    private boolean take(String what) {
        if (!text.startsWith(what, at)) return false;
        at += what.length();
        return true;
    }

    private void need(String what) {
        if (!take(what)) throw new IllegalArgumentException(text + " needs " + what + " at " + at);
    }
}
