package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

class SplitMix64Test {
    /** The first numbers of Vigna's reference implementation splitmix64.c from state 0. */
    @Test
    void isTheReferenceFromZero() {
        SplitMix64 random = new SplitMix64(0);
        assertThat(List.of(random.next(), random.next(), random.next()))
                .containsExactly(0xE220A8397B1DCDAFL, 0x6E789E6AA1B965F4L, 0x06C45D188009454FL);
    }

    /** The numbers that Rosetta Code, "Pseudo-random numbers/Splitmix64", prints for 1234567. */
    @Test
    void isTheReferenceFromAnotherSeed() {
        SplitMix64 random = new SplitMix64(1234567);
        assertThat(Stream.generate(random::next).limit(5).map(Long::toUnsignedString))
                .containsExactly(
                        "6457827717110365317",
                        "3203168211198807973",
                        "9817491932198370423",
                        "4593380528125082431",
                        "16408922859458223821");
    }

    /** The JDK has the same algorithm. */
    @Test
    void isTheSplittableRandomOfTheJdk() {
        for (long seed : new long[] {1, -1, Long.MIN_VALUE, 42}) {
            SplittableRandom theirs = new SplittableRandom(seed);
            SplitMix64 ours = new SplitMix64(seed);
            for (int i = 0; i < 1000; i++) assertThat(ours.next()).isEqualTo(theirs.nextLong());
        }
    }

    @Test
    void drawsEveryNumberBelowABoundAboutEquallyOften() {
        SplitMix64 random = new SplitMix64(7);
        int[] count = new int[7];
        for (int i = 0; i < 70_000; i++) count[(int) random.below(7)]++;
        for (int c : count) assertThat(c).isBetween(9_600, 10_400);
    }

    /** A bound of 3/4 of the range: plain remainders would draw the lower half twice as often. */
    @Test
    void hasNoBiasUnderALargeBound() {
        long bound = 3L << 61;
        SplitMix64 random = new SplitMix64(8);
        int low = 0;
        for (int i = 0; i < 30_000; i++) if (random.below(bound) < bound / 2) low++;
        assertThat(low).isBetween(14_600, 15_400);
    }

    @Test
    void drawsOnlyFromSomething() {
        assertThat(new SplitMix64(1).below(1)).isZero();
        assertThatThrownBy(() -> new SplitMix64(1).below(0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
