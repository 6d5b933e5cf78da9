package org.entente.apidoc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.entente.schema.ContentTypes;
import org.entente.schema.PublicModel;
import org.entente.settings.Catalogue;
import org.entente.settings.Installation;
import org.entente.settings.PortalStrings;
import org.entente.workflow.ReviewPlans;

/** The documents of this installation, each drawn when first asked for and then kept: the model does not change while it runs. */
@ApplicationScoped
class Descriptions {
  private final Map<String, Document> drawn = new ConcurrentHashMap<>();

  @Inject
  ContentTypes types;

  @Inject
  PublicModel model;

  @Inject
  ReviewPlans plans;

  @Inject
  Installation installation;

  @Inject
  Catalogue catalogue;

  @Inject
  PortalStrings strings;

  Document delivery() {
    return drawn.computeIfAbsent("delivery", name -> Document.of(new DeliveryOpenApi(types, installation).document()));
  }

  Document editorial() {
    return drawn.computeIfAbsent("editorial", name -> Document.of(new EditorialOpenApi(types, plans, installation).document()));
  }

  /** What people call things in that language of the installation. */
  Document labels(Locale locale) {
    return drawn.computeIfAbsent("labels in " + locale.toLanguageTag(),
        name -> Document.of(new LabelsDocument(types, strings, locale).document()));
  }

  /** What there is, for people, in that language of the installation. */
  Document page(Locale locale) {
    return drawn.computeIfAbsent("page in " + locale.toLanguageTag(),
        name -> Document.of(new IndexPage(types, installation, catalogue, locale).html()));
  }

  /** The schema of the delivered object of a type; empty when there is no such type. */
  Optional<Document> schema(String type) {
    return model.type(type).map(known -> drawn.computeIfAbsent("schema of " + type, name -> Document.of(
        new DeliveredSchemas(types, DeliveredSchemas.OF_ITS_OWN)
            .document(known, installation.delivery("/schemas/" + type)))));
  }
}
