package org.entente.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.entente.delivery.forms.Form;
import org.entente.edition.Edition;
import org.entente.edition.PrintForm;
import org.entente.schema.PublicModel;
import org.entente.settings.Installation;

/** The first page of the API: {@code {"types":[{"type","href","schema","forms"}],"locales":[…],"links":{…}}}. */
final class Index {
  private final PublicModel model;
  private final Installation installation;
  private final Links links;

  Index(PublicModel model, Installation installation, Links links) {
    this.model = model;
    this.installation = installation;
    this.links = links;
  }

  Answer answer(Edition edition) {
    ObjectNode index = JsonNodeFactory.instance.objectNode();
    var types = index.putArray("types");
    model.types().forEach(type -> {
      var forms = types.addObject().put("type", type.name()).put("href", links.to("/" + type.name()))
          .put("schema", links.to("/schemas/" + type.name())).putObject("forms");
      Form.of(type).forEach(form -> forms.put(form.extension(), links.to("/" + type.name() + "." + form.extension())));
    });
    var locales = index.putArray("locales");
    installation.locales().forEach(locale -> locales.add(locale.toLanguageTag()));
    index.putObject("links").put("self", links.to("")).put("search", links.to("/search")).put("content", links.to("/content"))
        .put("labels", links.to("/labels")).put("catalog", links.to("/catalog")).put("openapi", links.to("/openapi.json"));
    return Answer.json(edition, PrintForm.write(index), edition.instant(), List.of("index")).with("Vary", "Accept-Encoding, Accept");
  }
}
