package org.entente.edition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.analysis.Analyzer;
import org.entente.schema.FieldKind;
import org.entente.schema.PublicField;
import org.entente.schema.PublicModel;
import org.entente.values.Markup;

/** Where in a print the searched words stand: short pieces of escaped HTML whose only element is {@code <mark>}. */
public final class Highlights {
  private static final int BEFORE = 80;
  private static final int LONGEST = 240;
  private static final int MOST_FIELDS = 3;

  private final PublicModel model;
  private final String asked;

  public Highlights(PublicModel model, String asked) {
    this.model = model;
    this.asked = asked;
  }

  /** By field path, at most three. */
  public Map<String, String> of(Print print) {
    List<Analyzer> ways = new ArrayList<>(List.of(Analysis.FOLDING));
    Analysis.stemming(Locale.forLanguageTag(print.locale()).getLanguage()).ifPresent(ways::add);
    Map<String, String> found = new LinkedHashMap<>();
    JsonNode whole = PrintForm.read(print.whole());
    model.type(print.type()).ifPresent(type -> type.fields().forEach(field ->
        walk(field, whole.path(field.name()), ways, found)));
    return found;
  }

  private void walk(PublicField field, JsonNode value, List<Analyzer> ways, Map<String, String> found) {
    if (value.isArray()) {
      value.forEach(item -> walk(field, item, ways, found));
    } else if (field.kind() == FieldKind.COMPONENT) {
      field.members().forEach(member -> walk(member, value.path(member.name()), ways, found));
    } else if (field.searchable() && found.size() < MOST_FIELDS && !found.containsKey(field.path())) {
      String text = Analysis.plain(field.kind() == FieldKind.RICH_TEXT ? value.path("text").asText() : value.asText());
      List<Analysis.Word> marks = marks(text, ways);
      if (!marks.isEmpty()) {
        found.put(field.path(), piece(text, marks));
      }
    }
  }

  private List<Analysis.Word> marks(String text, List<Analyzer> ways) {
    Map<Integer, Analysis.Word> marks = new TreeMap<>();
    for (Analyzer way : ways) {
      Set<String> terms = TextSearch.terms(asked, way);
      Analysis.words(way, text).stream().filter(word -> terms.contains(word.term()) && !Analysis.common(word.term()))
          .forEach(word -> marks.putIfAbsent(word.start(), word));
    }
    return List.copyOf(marks.values());
  }

  private static String piece(String text, List<Analysis.Word> marks) {
    int from = edge(text, Math.max(0, marks.get(0).start() - BEFORE));
    int to = text.length() - from <= LONGEST ? text.length() : from + LONGEST;
    StringBuilder html = new StringBuilder(from > 0 ? "…" : "");
    int at = from;
    for (Analysis.Word mark : marks) {
      if (mark.end() <= to) {
        int start = afterElision(text, mark);
        html.append(Markup.quoted(text.substring(at, start))).append("<mark>")
            .append(Markup.quoted(text.substring(start, mark.end()))).append("</mark>");
        at = mark.end();
      }
    }
    int end = Math.max(at, to < text.length() ? edge(text, to) : to);
    return html.append(Markup.quoted(text.substring(at, end))).append(end < text.length() ? "…" : "").toString();
  }

  /** The nearest blank at or before, so that no word is cut; a text without blanks is cut between two letters. */
  private static int edge(String text, int at) {
    int blank = text.lastIndexOf(' ', at);
    if (at == 0 || blank >= 0 && at - blank < BEFORE / 2) {
      return Math.max(0, at == 0 ? 0 : blank + 1);
    }
    return at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }

  /** In "d'amitié" the word is "amitié". */
  private static int afterElision(String text, Analysis.Word mark) {
    String word = text.substring(mark.start(), mark.end());
    int apostrophe = word.indexOf('\'');
    boolean elided = apostrophe > 0 && !mark.term().contains("'") && !word.toLowerCase(Locale.ROOT).endsWith("'s");
    return elided ? mark.start() + apostrophe + 1 : mark.start();
  }
}
