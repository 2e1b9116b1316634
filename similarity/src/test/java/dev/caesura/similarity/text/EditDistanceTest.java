package dev.caesura.similarity.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {

    @ParameterizedTest
    @CsvSource({
        "viens,vines,1,true",
        "combien,combiern,1,true",
        "horaire,orraire,1,false",
        "abc,abc,0,true",
        "kitten,sitting,2,false",
        "kitten,sitting,3,true"
    })
    void shouldCountEdits(String a, String b, int limit, boolean within) {
        assertThat(EditDistance.within(a, b, limit)).isEqualTo(within);
        assertThat(EditDistance.within(b, a, limit)).isEqualTo(within);
    }
}
