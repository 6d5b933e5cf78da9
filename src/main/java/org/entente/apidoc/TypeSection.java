package org.entente.apidoc;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.delivery.forms.Form;
import org.entente.schema.PublicField;
import org.entente.schema.PublicModel;
import org.entente.schema.TypeDescriptor;
import org.entente.schema.WayBack;
import org.entente.settings.Installation;
import org.entente.values.Markup;

/** What the index page tells of one type: its addresses, its fields and how they can be asked for, and questions to click on. */
final class TypeSection {
  private final PublicModel model;
  private final PublicModel.Type type;
  private final TypeDescriptor told;
  private final Installation installation;
  private final Phrases phrases;

  TypeSection(PublicModel model, PublicModel.Type type, TypeDescriptor told, Installation installation, Phrases phrases) {
    this.model = model;
    this.type = type;
    this.told = told;
    this.installation = installation;
    this.phrases = phrases;
  }

  String html() {
    return "<section id=\"" + type.name() + "\">\n<h2>" + phrases.name(told, "labels") + " <code>" + type.name() + "</code></h2>\n"
        + help() + addresses() + examples() + fields() + "</section>\n";
  }

  private String help() {
    String help = phrases.help(told, "help");
    return help.isEmpty() ? "" : "<p>" + help + "</p>\n";
  }

  private String addresses() {
    List<String> all = new ArrayList<>();
    all.add(link("", address("")));
    Form.of(type).forEach(form -> all.add(link("." + form.extension(), "." + form.extension())));
    all.add("<li><a href=\"" + Markup.quoted(installation.delivery("/schemas/" + type.name())) + "\">" + phrases.say("schema") + "</a></li>\n");
    return "<ul class=\"forms\">\n" + String.join("", all) + "</ul>\n";
  }

  private String link(String behind, String text) {
    return "<li><a href=\"" + address(behind) + "\"><code>" + text + "</code></a></li>\n";
  }

  private String examples() {
    return "<h3>" + phrases.say("examples") + "</h3>\n<ul>\n" + Examples.of(type).stream().map(this::example).collect(Collectors.joining()) + "</ul>\n";
  }

  private String example(Examples.Example example) {
    String asked = Markup.quoted("?" + example.query());
    // What browsers take, others write as the specification wants it.
    String address = address("") + asked.replace("[", "%5B").replace("]", "%5D");
    return "<li><a href=\"" + address + "\"><code>" + asked + "</code></a>: " + phrases.say("example." + example.phrase()) + "</li>\n";
  }

  private String fields() {
    return "<h3>" + phrases.say("fields") + "</h3>\n<div class=\"wide\"><table>\n<thead><tr><th>"
        + Stream.of("field", "kind", "operators").map(phrases::say).collect(Collectors.joining("</th><th>")) + "</th></tr></thead>\n<tbody>\n"
        + Examples.flat(type.fields()).map(this::row).collect(Collectors.joining())
        + model.waysBack(type.name()).values().stream().map(this::row).collect(Collectors.joining()) + "</tbody>\n</table></div>\n";
  }

  private String row(PublicField field) {
    String help = phrases.help(told, field.path() + ".help");
    String label = phrases.help(told, field.path());
    return "<tr><td><code>" + field.path() + "</code>" + beside(label) + beside(help) + "</td><td>" + kind(field) + "</td><td>" + operators(field)
        + "</td></tr>\n";
  }

  private static String beside(String text) {
    return text.isEmpty() ? "" : "<br>" + text;
  }

  private String row(WayBack way) {
    String from = "<a href=\"#" + way.from().name() + "\">" + way.from().name() + "</a>";
    return "<tr><td><code>" + way.name() + "</code></td><td>" + phrases.say("back") + " " + from + " (<code>" + way.link().path() + "</code>)</td><td>"
        + (way.link().filterable() ? "<code>= [in] [exists]</code>" : "") + "</td></tr>\n";
  }

  private String kind(PublicField field) {
    String kind = phrases.say("kind." + field.kind().name()) + (field.many() ? ", " + phrases.say("many") : "");
    String target = field.target().map(name -> " → <a href=\"#" + name + "\">" + name + "</a>").orElse("");
    String words = field.values().stream().map(word -> "<code>" + word + "</code> " + phrases.help(told, field.path() + "." + word))
        .collect(Collectors.joining("<br>"));
    return kind + target + beside(words);
  }

  private String operators(PublicField field) {
    List<String> all = new ArrayList<>();
    if (field.filterable()) {
      if (FilterParameters.asked(field.kind())) {
        all.add("=");
      }
      FilterParameters.operators(field.kind()).forEach(operator -> all.add("[" + operator + "]"));
      if (FilterParameters.DATED.contains(field.kind())) {
        all.add(".year");
      }
    }
    if (field.sortable()) {
      all.add("sort");
    }
    return all.isEmpty() ? "" : "<code>" + String.join(" ", all) + "</code>";
  }

  private String address(String behind) {
    return Markup.quoted(installation.delivery("/" + type.name() + behind));
  }
}
