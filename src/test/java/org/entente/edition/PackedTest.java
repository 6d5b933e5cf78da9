package org.entente.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

class PackedTest {
  @Property
  void givesBackWhatItWasGiven(@ForAll byte[] bytes) {
    assertThat(unpacked(Packed.pack(bytes))).isEqualTo(bytes);
  }

  @Test
  void keepsATextToldThreeTimesInLittleMoreThanOne() {
    byte[] once = "Quimper, Rome, Limerick et Remscheid fêtent leur jumelage.".getBytes(StandardCharsets.UTF_8);
    byte[] thrice = (new String(once, StandardCharsets.UTF_8)).repeat(3).getBytes(StandardCharsets.UTF_8);
    BytesRef packed = Packed.pack(thrice);
    assertThat(unpacked(packed)).isEqualTo(thrice);
    assertThat(packed.length).isLessThan(once.length + 20);
  }

  private static byte[] unpacked(BytesRef packed) {
    return Packed.unpack(Arrays.copyOfRange(packed.bytes, packed.offset, packed.offset + packed.length));
  }
}
