package elbow.exercise;

/** Arithmetic as it is printed, in doubles: sums, products, powers, functions, brackets. */
final class Calculator {
    private final String text;
    private int at;

    private Calculator(String text) {
        this.text = text.replace(" ", "").replace('−', '-').replace('·', '*');
    }

    static double evaluate(String text) {
        Calculator c = new Calculator(text);
        double value = c.sum();
        if (c.at < c.text.length())
            throw new IllegalArgumentException(text + " at " + c.text.substring(c.at));
        return value;
    }

    private double sum() {
        double value = product();
        while (true) {
            if (take("+")) value += product();
            else if (take("-")) value -= product();
            else return value;
        }
    }

    private double product() {
        double value = signed();
        while (true) {
            if (take("*")) value = times(value, signed());
            else if (take("/")) value = value / signed();
            else return value;
        }
    }

    /** 0 times anything is 0, an infinite logarithm included. */
    private static double times(double a, double b) {
        return a == 0 || b == 0 ? 0 : a * b;
    }

    private double signed() {
        if (take("-")) return -signed();
        double base = atom();
        return take("^") ? Math.pow(base, signed()) : base;
    }

    private double atom() {
        if (take("∞")) return Double.POSITIVE_INFINITY;
        if (take("(")) {
            double inside = sum();
            need(")");
            return inside;
        }
        if (take("ln") || take("log")) return Math.log(argument());
        if (take("exp")) return Math.exp(argument());
        if (take("sqrt") || take("√")) return Math.sqrt(argument());
        if (take("abs")) return Math.abs(argument());
        if (take("max")) {
            need("(");
            double largest = sum();
            while (take(",")) largest = Math.max(largest, sum());
            need(")");
            return largest;
        }
        if (take("min")) {
            need("(");
            double smallest = sum();
            while (take(",")) smallest = Math.min(smallest, sum());
            need(")");
            return smallest;
        }
        return number();
    }

    private double argument() {
        return take("-") ? -argument() : atom();
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
