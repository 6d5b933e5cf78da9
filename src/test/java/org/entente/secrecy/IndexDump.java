package org.entente.secrecy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.compress.LZ4;

/** Every text that an index of editions on the disk holds: terms, columns and stored fields. */
final class IndexDump {
  private final StringBuilder texts = new StringBuilder();

  /** Of all indexes under a folder. */
  static String of(Path folder) throws IOException {
    IndexDump dump = new IndexDump();
    List<Path> indexes;
    try (Stream<Path> files = Files.walk(folder)) {
      indexes = files.filter(file -> file.getFileName().toString().startsWith("segments_")).map(Path::getParent).distinct().toList();
    }
    for (Path index : indexes) {
      try (Directory directory = FSDirectory.open(index); DirectoryReader reader = DirectoryReader.open(directory)) {
        for (LeafReaderContext leaf : reader.leaves()) {
          dump.read(leaf.reader());
        }
      }
    }
    return dump.texts.toString();
  }

  private void read(LeafReader leaf) throws IOException {
    StoredFields stored = leaf.storedFields();
    for (int document = 0; document < leaf.maxDoc(); document++) {
      texts.append(stored.document(document)).append('\n');
    }
    for (FieldInfo field : leaf.getFieldInfos()) {
      Terms terms = leaf.terms(field.name);
      if (terms != null) {
        take(terms.iterator());
      }
      switch (field.getDocValuesType()) {
        case BINARY -> take(DocValues.getBinary(leaf, field.name), field.name.equals("print"));
        case SORTED -> {
          SortedDocValues values = DocValues.getSorted(leaf, field.name);
          take(values.termsEnum());
        }
        case SORTED_SET -> {
          SortedSetDocValues values = DocValues.getSortedSet(leaf, field.name);
          take(values.termsEnum());
        }
        case NONE, NUMERIC, SORTED_NUMERIC -> {
          // Numbers hold no text.
        }
      }
    }
  }

  private void take(TermsEnum terms) throws IOException {
    for (BytesRef term = terms.next(); term != null; term = terms.next()) {
      take(term);
    }
  }

  private void take(BinaryDocValues values, boolean packed) throws IOException {
    while (values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      take(packed ? unpacked(values.binaryValue()) : values.binaryValue());
    }
  }

  private static BytesRef unpacked(BytesRef packed) throws IOException {
    ByteArrayDataInput input = new ByteArrayDataInput(packed.bytes, packed.offset, packed.length);
    byte[] bytes = new byte[input.readVInt()];
    LZ4.decompress(input, bytes.length, bytes, 0);
    return new BytesRef(bytes);
  }

  private void take(BytesRef bytes) {
    texts.append(new String(bytes.bytes, bytes.offset, bytes.length, StandardCharsets.ISO_8859_1)).append('\n');
  }
}
