package org.entente.installing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/** The fenced blocks of a document, so that a test runs what the reader reads: {@code ```sh name=deploy}. */
record Instructions(Path document, List<Block> blocks) {

  /**
   * One fenced block.
   *
   * @param words what stands behind the fence: the language, then marks
   */
  record Block(List<String> words, String text) {

    boolean marked(String mark) {
      return words.subList(Math.min(1, words.size()), words.size()).contains(mark);
    }
  }

  static Instructions of(Path document) throws IOException {
    List<Block> blocks = new ArrayList<>();
    List<String> words = null;
    int indent = 0;
    StringBuilder text = new StringBuilder();
    for (String line : Files.readAllLines(document)) {
      boolean fence = line.strip().startsWith("```");
      if (fence && words == null) {
        words = List.of(line.strip().substring(3).split(" "));
        indent = line.indexOf('`');
        text.setLength(0);
      } else if (fence) {
        blocks.add(new Block(words, text.toString()));
        words = null;
      } else if (words != null) {
        text.append(line.substring(Math.min(indent, line.length()))).append('\n');
      }
    }
    return new Instructions(document, List.copyOf(blocks));
  }

  /** The block that the document calls by this name. */
  String named(String name) {
    return blocks.stream().filter(block -> block.marked("name=" + name)).map(Block::text).findFirst()
        .orElseThrow(() -> new NoSuchElementException(document + " has no block '" + name + "'"));
  }

  /** All blocks with this mark, in their order. */
  List<String> marked(String mark) {
    return blocks.stream().filter(block -> block.marked(mark)).map(Block::text).toList();
  }
}
