package elbow.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fault names the character and what would be right. */
class ErrorsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " ==> ",
            quoteCharacter = '`',
            textBlock =
                    """
                    log p(x)^2 ==> 8 ==> write log(p(x)^2) or (log p(x))^2
                    log 0.6^2 ==> 7 ==> write log(0.6^2) or (log 0.6)^2
                    exp -x^(2) ==> 6 ==> write exp(-x^(2)) or (exp -x)^(2)
                    max p(z)^2 ==> 8 ==> write max(p(z)^2) or (max p(z))^2
                    w .2 ==> 2 ==> a component follows its name without a space, as in w.2, found ".2"
                    w. ==> 1 ==> a point stands in a number, 0.5, or before a component, w.2
                    w.2a ==> 3 ==> a component is a number or a name, such as w.2 or em[1].mu
                    2x ==> 1 ==> expected an operator or the end (a product is written with *), found "x"
                    2 (x) ==> 2 ==> expected an operator or the end (a product is written with *), found "("
                    p(z = 1 ==> 1 ==> ( is not closed; inside {...} or [...] of YAML, which splits at commas, quote this, or use one row per line
                    Normal(mean = [1 ==> 14 ==> [ is not closed; inside {...} or [...] of YAML, which splits at commas, quote this, or use one row per line
                    (1 + 2] ==> 6 ==> expected ) (of the ( at character 1), found "]"
                    a) ==> 1 ==> expected the end: this bracket was not opened, found ")"
                    KL(q(z) | p(z)) ==> 8 ==> the two distributions of KL(a || b) stand beside ||
                    KL(q(z), p(z)) ==> 7 ==> the two distributions of KL(a || b) stand beside ||
                    Renyi(q(z) || p(z)) ==> 18 ==> expected the order of Renyi(a || b, alpha = 0.5), found ")"
                    Renyi(q(z) || p(z), 2) ==> 20 ==> expected alpha = ... as the order, found "2"
                    KL(q(z)) ==> 7 ==> expected || of KL(a || b), found ")"
                    CE(q(z)) ==> 7 ==> expected the comma of CE(a, b), found ")"
                    KLD(q(z) || p(z)) ==> 0 ==> || stands only inside KL(a || b), not KLD (did you mean KL?)
                    kl(q(z) || p(z)) ==> 0 ==> nothing called kl takes brackets (a product is written with *) (did you mean KL?)
                    Log(2) ==> 0 ==> nothing called Log takes brackets (a product is written with *) (did you mean log?)
                    1 + lgo(2) ==> 4 ==> nothing called lgo takes brackets (a product is written with *) (did you mean log?)
                    Elbo(beta = 2) ==> 0 ==> nothing called Elbo takes brackets (a product is written with *) (did you mean ELBO?)
                    a || b ==> 2 ==> || stands only inside KL(a || b), found "||"
                    a | b ==> 2 ==> | stands only inside p(a | b) and its like, found "|"
                    p(z || x) ==> 4 ==> write | for given; || stands only inside KL(a || b)
                    p() ==> 2 ==> p( ) needs something in its brackets, found ")"
                    p(z | ) ==> 6 ==> expected a variable, found ")"
                    p(z x) ==> 4 ==> expected a comma, | or ), found "x"
                    p(z = 1 = 2) ==> 8 ==> expected a comma, | or ), found "="
                    I(x, z) ==> 6 ==> expected ; between the two groups of I(x ; z), found ")"
                    independent(a) ==> 13 ==> expected a comma: independent(a, b | c) takes two, found ")"
                    cov(a | b) ==> 6 ==> expected a comma: cov(a, b | c) takes two, found "|"
                    mean(a, b) ==> 6 ==> mean takes one distribution, found ","
                    E[x] ==> 0 ==> what E goes over stands below it: E_z[ f ] (a variable of that name is written 'E'[1])
                    E_q(z)[ f ] ==> 0 ==> what E goes over stands below it: E_q[ f ] or E_{p(z | x)}[ f ]
                    E_{2}[ f ] ==> 3 ==> an expectation is under a distribution: E_{p(z)}[ f ]
                    sum(z) ==> 0 ==> what sum goes over stands below it: sum_z[ f ]
                    sum_{z} f ==> 8 ==> expected [ before what is summed, found "f"
                    log[2] ==> 0 ==> log takes round brackets (a variable of that name is written 'log'[1])
                    log(1, 2) ==> 0 ==> log takes one number, not 2
                    1 + ==> 3 ==> expected a number, a name, a function or a bracket, found the end
                    and b ==> 0 ==> expected a number, a name or a bracket, found "and"
                    a == b ==> 3 ==> expected a number, a name, a function or a bracket, found "="
                    p(x) for t = 1 ==> 14 ==> expected .. of for t = 1 .. 3, found the end
                    p(x) for 3 = 1 .. 2 ==> 9 ==> for needs an index, as in for t = 1 .. 3
                    1e401 ==> 0 ==> exponents beyond 400 and -400 are refused
                    10e400 ==> 0 ==> numbers beyond 1e400 and below 1e-400 are refused
                    s² ==> 1 ==> unexpected character ² (U+00B2); a name with other characters than letters, digits and _ is quoted, as in 'Asy/Patch'
                    a + 'abc ==> 4 ==> this quote is not closed
                    a + '' ==> 4 ==> a name is missing between the quotes
                    75% ==> 2 ==> write 0.75 or 75/100 for percent, found "%"
                    """)
    void formulas(String text, int offset, String problem) {
        check(text, offset, problem, () -> Formulas.parse(text));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " ==> ",
            quoteCharacter = '`',
            textBlock =
                    """
                    p(z = 1) ==> 0 ==> an answer holds numbers, functions and names of earlier parts; p( ) is none of them
                    KL(a || b) ==> 0 ==> an answer holds numbers, functions and names of earlier parts; KL( ) is none of them
                    x(3) ==> 0 ==> an answer holds numbers, functions and names of earlier parts; x( ) is none of them
                    sqr(3) ==> 0 ==> an answer holds numbers, functions and names of earlier parts; sqr( ) is none of them (did you mean sqrt?)
                    a = 2 ==> 2 ==> expected an operator or the end, found "="
                    0,75 ==> 1 ==> expected an operator or the end, found ","
                    (1 < 2) ==> 3 ==> expected ) (of the ( at character 1), found "<"
                    2 3 ==> 2 ==> expected an operator or the end (a product is written with *), found "3"
                    (2)(3) ==> 3 ==> expected an operator or the end (a product is written with *), found "("
                    ln 2 ln 3 ==> 5 ==> expected an operator or the end (a product is written with *), found "ln"
                    2^3 x ==> 4 ==> expected an operator or the end (a product is written with *), found "x"
                    2e ==> 1 ==> e beside digits is an exponent: write 2e3, or 2*e for Euler's
                    1/2x ==> 3 ==> this can be read in two ways: write (1/2)*... or put what is below the line in brackets
                    1/3 % ==> 1 ==> is the whole a percentage or what stands below the line? write (a/b)% or a/(b%)
                    1/2(x + 1) ==> 3 ==> this can be read in two ways: write (1/2)*... or put what is below the line in brackets
                    1 / 2 ln 3 ==> 6 ==> this can be read in two ways: write (1 / 2)*... or put what is below the line in brackets
                    infinite ==> 0 ==> infinite is no number to compute with
                    1 + log ==> 4 ==> log needs a number, as in log(0.6)
                    [1, 2] ==> 0 ==> expected a number, a name, a function or a bracket, found "["
                    3 and 4 ==> 2 ==> expected a number, a name or a bracket, found "and"
                    """)
    void answers(String text, int offset, String problem) {
        check(text, offset, problem, () -> Formulas.answer(text));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " ==> ",
            quoteCharacter = '`',
            textBlock =
                    """
                    0.3 ==> 0 ==> one number is no choice: write 0.3 into the formulas, or one of [0.3]
                    -2 ==> 0 ==> one number is no choice: write -2 into the formulas, or one of [-2]
                    0.1 .. 0.4 ==> 0 ==> a range without step is one of integers: add step 0.05, say
                    1 .. 2 by 1 ==> 7 ==> expected an operator or the end (a product is written with *), found "by"
                    one of 3 ==> 7 ==> expected [ of one of [0.25, 0.5], found "3"
                    one of [1 ==> 7 ==> [ is not closed; inside {...} or [...] of YAML, which splits at commas, quote this, or use one row per line
                    simplex(1, step 0.1) ==> 8 ==> the size of a simplex is an integer from 2 to 1000
                    simplex(3) ==> 9 ==> expected a comma: simplex(3, step 0.1), found ")"
                    simplex(3, 0.1) ==> 11 ==> expected step: simplex(3, step 0.1), found "0.1"
                    derived(1 - a ==> 7 ==> ( is not closed; inside {...} or [...] of YAML, which splits at commas, quote this, or use one row per line
                    """)
    void domains(String text, int offset, String problem) {
        check(text, offset, problem, () -> Formulas.domain(text));
    }

    @Test
    void aFormulaAsADomainIsToldToBeDerived() {
        assertThat(fault(() -> Formulas.domain("a + 1")).problem())
                .startsWith("a parameter is 0.1 .. 0.9 step 0.05, 2 .. 5, one of")
                .endsWith("for a formula write derived(a + 1)");
    }

    @Test
    void theCaretStandsUnderTheCharacter() {
        assertThat(fault(() -> Formulas.parse("log p(x)^2")).caret())
                .isEqualTo(
                        """
                        log p(x)^2
                                ^
                        write log(p(x)^2) or (log p(x))^2\
                        """);
    }

    @Test
    void theMessageIsOneLine() {
        assertThat(fault(() -> Formulas.parse("kl(a\n|| b)")).message())
                .isEqualTo(
                        "nothing called kl takes brackets (a product is written with *) (did you"
                                + " mean KL?), at character 1 of: kl(a || b)");
    }

    @Test
    void columnsAreCodePoints() {
        FormulaException fault = fault(() -> Formulas.parse("'😀😀' 漢 !"));
        assertThat(fault.caret()).startsWith("'😀😀' 漢 !\n       ^\n");
        assertThat(fault.message()).contains("at character 8 of");
    }

    @Test
    void aLongTextIsShownAroundTheFault() {
        String text = "1 + ".repeat(200) + "?" + " + 1".repeat(200);
        String[] lines = fault(() -> Formulas.parse(text)).caret().split("\n");
        assertThat(lines[0]).startsWith("...").endsWith("...").hasSizeLessThan(100);
        assertThat(lines[0].charAt(lines[1].indexOf('^'))).isEqualTo('?');
    }

    @Test
    void anExcerptSplitsNoCharacter() {
        String text = "'" + "😀".repeat(100) + "' + + 1";
        String[] lines = fault(() -> Formulas.parse(text)).caret().split("\n");
        assertThat(lines[0].codePoints()).doesNotContain(0xD83D, 0xDE00);
        int column = lines[1].indexOf('^');
        assertThat(lines[0].codePoints().skip(column).findFirst()).hasValue('+');
    }

    @Test
    void aFaultKnowsItsTextAndPlace() {
        FormulaException fault = fault(() -> Formulas.parse("1 + lgo(2)"));
        assertThat(fault.text()).isEqualTo("1 + lgo(2)");
        assertThat(fault.offset()).isEqualTo(4);
        assertThat(fault.suggestion()).contains("log");
        assertThat(fault.getStackTrace()).isEmpty();
    }

    static FormulaException fault(ThrowingCallable reader) {
        return catchThrowableOfType(FormulaException.class, reader);
    }

    private static void check(String text, int offset, String problem, ThrowingCallable reader) {
        FormulaException fault = fault(reader);
        assertThat(fault).as(text).isNotNull();
        assertThat(fault.problem()).isEqualTo(problem);
        assertThat(fault.offset()).isEqualTo(offset);
    }
}
