package org.entente.edition;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.compress.LZ4;

/**
 * Whole prints as the index keeps them. A print tells its text in three forms and is seldom asked for whole: packed, it takes a
 * quarter of the disk, and of the memory in which the index is mapped.
 */
final class Packed {
  private Packed() {}

  static BytesRef pack(byte[] bytes) {
    ByteBuffersDataOutput packed = new ByteBuffersDataOutput();
    try {
      packed.writeVInt(bytes.length);
      LZ4.compress(bytes, 0, bytes.length, packed, new LZ4.FastCompressionHashTable());
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory cannot fail to be written", impossible);
    }
    return new BytesRef(packed.toArrayCopy());
  }

  static byte[] unpack(byte[] packed) {
    ByteArrayDataInput input = new ByteArrayDataInput(packed);
    byte[] bytes = new byte[input.readVInt()];
    try {
      LZ4.decompress(input, bytes.length, bytes, 0);
    } catch (IOException damaged) {
      throw new UncheckedIOException("the edition's index cannot be read", damaged);
    }
    return bytes;
  }
}
