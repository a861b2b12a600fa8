package elbow.working;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {
    @ParameterizedTest
    @CsvSource({"abc,3", "Σ_z,3", "é,1", "e\u0301,1", "雨,2", "ｱ,1", "한국,4", "−∞ ≈,4"})
    void width(String text, int columns) {
        assertThat(Columns.of(text)).isEqualTo(columns);
    }

    @Test
    void padsByColumns() {
        assertThat(Columns.pad("雨", 4)).isEqualTo("雨  ");
        assertThat(Columns.pad("abc", 2)).isEqualTo("abc");
    }
}
