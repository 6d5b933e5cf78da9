package org.entente.workflow;

import java.util.Collection;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of moves in the words of a language: a Mermaid diagram of the states, and a row for each move. */
final class MovesText {
  private final ResourceBundle words;

  MovesText(Locale language) {
    this.words = ResourceBundle.getBundle("workflow.words", language);
  }

  String print() {
    return diagram() + "\n" + table();
  }

  private String diagram() {
    Stream<String> states = Stream.of(State.values()).map(state -> "  state \"" + word(state) + "\" as " + state.name() + "\n");
    Stream<String> moves = Moves.TABLE.stream().flatMap(move -> move.fromInOrder().stream()
        .filter(from -> move.after(from) != from)
        .map(from -> "  " + from.name() + " --> " + move.after(from).name() + ": " + word(move.transition()) + "\n"));
    return "```mermaid\nstateDiagram-v2\n  direction LR\n" + Stream.concat(states, moves).collect(Collectors.joining()) + "```\n";
  }

  private String table() {
    String head = row(Stream.of("move", "from", "to", "who", "asked", "effect").map(words::getString)) + row(Stream.generate(() -> "---").limit(6));
    return head + Moves.TABLE.stream().map(this::row).collect(Collectors.joining());
  }

  private String row(Move move) {
    return row(Stream.of("**" + word(move.transition()) + "** `" + move.transition() + "`", all(move.fromInOrder()),
        move.to().map(this::word).orElseGet(() -> words.getString("stays")), word(move.by()), all(move.conditions()), all(move.effects())));
  }

  private static String row(Stream<String> cells) {
    return cells.map(cell -> "| " + cell + " ").collect(Collectors.joining()) + "|\n";
  }

  private String all(Collection<? extends Enum<?>> several) {
    return several.stream().sorted((a, b) -> Integer.compare(a.ordinal(), b.ordinal())).map(this::word).collect(Collectors.joining(", "));
  }

  private String word(Enum<?> constant) {
    return words.getString(constant.getDeclaringClass().getSimpleName().toLowerCase(Locale.ROOT) + "." + constant.name());
  }
}
