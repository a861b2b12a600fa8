package elbow.working;

import static elbow.inference.MatrixLaw.determinant;
import static elbow.inference.MatrixLaw.inverse;
import static elbow.inference.MatrixLaw.trace;
import static elbow.inference.MatrixLaw.transpose;
import static elbow.working.BlockLaw.ln;
import static elbow.working.BlockLaw.minus;
import static elbow.working.BlockLaw.negate;
import static elbow.working.BlockLaw.num;
import static elbow.working.BlockLaw.over;
import static elbow.working.BlockLaw.plus;
import static elbow.working.BlockLaw.square;
import static elbow.working.BlockLaw.times;

import elbow.formula.Formula;

import java.util.Optional;

/**
 * The laws of Normal distributions over vectors of d numbers, and as they are written where d is 1.
 */
final class GaussianLaws {
    private GaussianLaws() {}

    /**
     * E ln N(x; m, S) = −(d ln 2π + ln det S + rᵀ S⁻¹ r + tr(S⁻¹ V))/2 with r and V the mean and
     * the covariance of x − m; V is none where both are known.
     */
    static <F> F logDensity(BlockLaw<F> law, int d, Formula s, Formula r, Optional<Formula> v) {
        Formula pi = law.pi();
        if (law.isOfNumbers()) {
            Formula off = v.map(w -> plus(square(r), w)).orElse(square(r));
            return law.number(
                    minus(
                            negate(over(ln(times(times(num(2), pi), s)), num(2))),
                            over(off, times(num(2), s))));
        }
        Formula off = times(times(transpose(r), inverse(s)), r);
        Formula sum = plus(plus(times(num(d), ln(times(num(2), pi))), ln(determinant(s))), off);
        Formula spread = v.map(w -> plus(sum, trace(times(inverse(s), w)))).orElse(sum);
        return law.number(negate(over(spread, num(2))));
    }

    /** H = (d (1 + ln 2π) + ln det S)/2 */
    static <F> F entropy(BlockLaw<F> law, int d, Formula s) {
        Formula pi = law.pi();
        Formula sum =
                law.isOfNumbers()
                        ? plus(num(1), ln(times(times(num(2), pi), s)))
                        : plus(
                                times(num(d), plus(num(1), ln(times(num(2), pi)))),
                                ln(determinant(s)));
        return law.number(over(sum, num(2)));
    }

    /**
     * KL(N(m, A) ‖ N(n, B)) = (ln(det B/det A) + tr(B⁻¹ A) + rᵀ B⁻¹ r − d)/2 with r = m − n; where
     * r varies, V is its covariance and the divergence an expected one.
     */
    static <F> F divergence(
            BlockLaw<F> law,
            int d,
            Formula a,
            Formula b,
            Optional<Formula> r,
            Optional<Formula> v) {
        if (law.isOfNumbers()) {
            Formula spread = a;
            if (r.isPresent()) spread = plus(spread, square(r.get()));
            if (v.isPresent()) spread = plus(spread, v.get());
            return law.number(over(minus(plus(ln(over(b, a)), over(spread, b)), num(1)), num(2)));
        }
        Formula sum = plus(ln(over(determinant(b), determinant(a))), trace(times(inverse(b), a)));
        if (r.isPresent()) sum = plus(sum, times(times(transpose(r.get()), inverse(b)), r.get()));
        if (v.isPresent()) sum = plus(sum, trace(times(inverse(b), v.get())));
        return law.number(over(minus(sum, num(d)), num(2)));
    }
}
