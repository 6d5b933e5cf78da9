package org.entente.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.entente.history.Difference.OfField;
import org.entente.history.Difference.Run;

/**
 * A comparison as plain text, for mails and terminals: what was is written {@code [-so-]}, what is {@code {+so+}}, and long
 * stretches that both have are cut.
 */
public final class ComparisonText {
  private static final int CONTEXT = 80;
  private static final String INDENT = "  ";

  private final Vocabulary vocabulary;
  private final StringBuilder out = new StringBuilder();

  public ComparisonText(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * One side of the comparison.
   *
   * @param author the name of who made the revision
   */
  public record Side(Revision revision, String author) {}

  /**
   * @param title what the content is called
   * @param from empty when there was nothing
   */
  public String write(String title, Optional<Side> from, Side to, Comparison comparison) {
    line("", vocabulary.message("title", vocabulary.label("label"), title));
    line("", vocabulary.message("from", from.map(this::side).orElseGet(() -> vocabulary.message("nothing"))));
    line("", vocabulary.message("to", side(to)));
    if (comparison.facts().isEmpty() && comparison.words().isEmpty()) {
      line("\n", vocabulary.message("same"));
    }
    if (!comparison.facts().isEmpty()) {
      line("\n", vocabulary.message("facts"));
      fields(INDENT, comparison.facts());
    }
    comparison.words().forEach((tag, fields) -> {
      line("\n", vocabulary.language(tag));
      fields(INDENT, fields);
    });
    return out.toString();
  }

  private String side(Side side) {
    return vocabulary.message("revision", String.valueOf(side.revision().number()), side.revision().action(),
        side.revision().at().toString(), side.author());
  }

  private void line(String before, String text) {
    out.append(before).append(text).append('\n');
  }

  private void fields(String indent, List<OfField> fields) {
    fields.forEach(field -> field(indent, field));
  }

  private void field(String indent, OfField differing) {
    String name = vocabulary.label(differing.field()) + (differing.field().isPublic() ? "" : vocabulary.message("internal"));
    String named = name + vocabulary.message("colon");
    Difference difference = differing.difference();
    if (difference instanceof Difference.Replaced replaced) {
      line(indent, named + " " + value(differing, replaced.before()) + " → " + value(differing, replaced.after()));
    } else if (difference instanceof Difference.Text text) {
      line(indent, named + " " + text(indent, text));
    } else if (difference instanceof Difference.Texts texts) {
      texts.byLanguage().forEach((tag, text) -> line(indent, name + " (" + tag + ")" + vocabulary.message("colon") + " " + text(indent, text)));
    } else if (difference instanceof Difference.Entries list) {
      line(indent, named);
      list.entries().forEach(entry -> entry(indent + INDENT, differing, entry));
    } else if (difference instanceof Difference.Members component) {
      line(indent, named);
      fields(indent + INDENT, component.members());
    }
  }

  private String value(OfField differing, Optional<JsonNode> value) {
    return value.map(told -> vocabulary.value(differing.field(), told)).orElseGet(() -> vocabulary.message("none"));
  }

  private void entry(String indent, OfField list, Difference.Entry entry) {
    String value = vocabulary.value(list.field(), entry.value());
    switch (entry.fate()) {
      case ADDED -> line(indent, "+ " + value);
      case REMOVED -> line(indent, "- " + value);
      case MOVED -> line(indent, "~ " + vocabulary.message("moved", value, place(entry.from()), place(entry.to())));
      case CHANGED -> {
        line(indent, "~ " + value);
        fields(indent + INDENT, entry.members());
      }
    }
  }

  /** People count from one. */
  private static String place(Optional<Integer> place) {
    return String.valueOf(place.orElseThrow() + 1);
  }

  private static String text(String indent, Difference.Text text) {
    StringBuilder written = new StringBuilder();
    for (int i = 0; i < text.runs().size(); i++) {
      Run run = text.runs().get(i);
      switch (run.kind()) {
        case EQUAL -> written.append(shortened(run.text(), i > 0, i < text.runs().size() - 1));
        case DELETE -> written.append("[-").append(run.text()).append("-]");
        case INSERT -> written.append("{+").append(run.text()).append("+}");
      }
    }
    return written.toString().replaceAll("\n(?=[^\n])", "\n" + indent + INDENT);
  }

  /** Only the ends that lie beside a difference. */
  private static String shortened(String text, boolean behind, boolean ahead) {
    int wanted = (behind ? CONTEXT : 0) + (ahead ? CONTEXT : 0);
    if (text.codePointCount(0, text.length()) <= wanted) {
      return text;
    }
    String start = behind ? text.substring(0, text.offsetByCodePoints(0, CONTEXT)) + " " : "";
    String end = ahead ? " " + text.substring(text.offsetByCodePoints(text.length(), -CONTEXT)) : "";
    return start + "…" + end;
  }
}
