package org.entente.apidoc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.entente.schema.ContentTypes;
import org.entente.schema.PublicField;
import org.entente.schema.PublicModel;
import org.entente.schema.TypeDescriptor;
import org.entente.settings.PortalStrings;

/**
 * What people call public types, fields, words of enumerations and countries in one language, and what a portal says around them:
 * {@code {"locale","types":{"agreements":{"label","labels","help","fields":{"kind":{"label","help","values":{…}}}}},"countries":{…},"strings":{…}}}.
 * Fields stand by their path. What nobody has named is left out.
 */
final class LabelsDocument {
  private final ContentTypes types;
  private final PortalStrings strings;
  private final Locale locale;

  LabelsDocument(ContentTypes types, PortalStrings strings, Locale locale) {
    this.types = types;
    this.strings = strings;
    this.locale = locale;
  }

  ObjectNode document() {
    ObjectNode document = Shapes.node().put("locale", locale.toLanguageTag());
    ObjectNode named = document.putObject("types");
    types.publicModel().types().forEach(type -> named.set(type.name(), type(type)));
    ObjectNode countries = document.putObject("countries");
    for (String code : Locale.getISOCountries()) {
      countries.put(code, new Locale("", code).getDisplayCountry(locale));
    }
    ObjectNode own = document.putObject("strings");
    strings.texts().forEach((key, text) -> text.in(locale).ifPresent(line -> own.put(key, line)));
    return document;
  }

  private ObjectNode type(PublicModel.Type type) {
    TypeDescriptor told = types.named(type.name());
    ObjectNode names = Shapes.node();
    for (String key : List.of("label", "labels", "help")) {
      put(names, key, told, key);
    }
    fields(type.fields(), told, names.putObject("fields"));
    return names;
  }

  private void fields(List<PublicField> fields, TypeDescriptor told, ObjectNode into) {
    for (PublicField field : fields) {
      ObjectNode names = Shapes.node();
      put(names, "label", told, field.path());
      put(names, "help", told, field.path() + ".help");
      if (!field.values().isEmpty()) {
        ObjectNode words = names.putObject("values");
        field.values().forEach(word -> put(words, word, told, field.path() + "." + word));
      }
      into.set(field.path(), names);
      fields(field.members(), told, into);
    }
  }

  private void put(ObjectNode names, String name, TypeDescriptor told, String key) {
    String text = told.label(locale, key);
    if (!text.equals(key)) {
      names.put(name, text);
    }
  }
}
