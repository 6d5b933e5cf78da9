package org.entente.delivery.catalog;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.entente.delivery.forms.Form;
import org.entente.schema.PublicModel;
import org.entente.settings.Catalogue;
import org.entente.settings.Installation;
import org.entente.values.LocalizedText;

/** What is public as a catalogue of DCAT-AP 3: a data set for each type of which something is public, a distribution for each form. */
public final class OpenData {
  private static final Map<Form, String> FILE_TYPES = Map.of(Form.CSV, "CSV", Form.XLSX, "XLSX", Form.GEOJSON, "GEOJSON", Form.JSONLD, "JSON_LD",
      Form.ICS, "ICS", Form.ATOM, "ATOM", Form.RSS, "RSS", Form.JSONFEED, "JSON");

  /** What DCAT-AP wants the addresses to be that an office gives. Those of the EU's code lists are known to every validator. */
  private static final String LICENCE = "dct:LicenseDocument";
  private static final String PAGE = "foaf:Document";

  private final Installation house;
  private final Catalogue catalogue;
  private final String here;

  public OpenData(Installation house, Catalogue catalogue) {
    this.house = house;
    this.catalogue = catalogue;
    this.here = house.fromOutside("/catalog");
  }

  /** @param changed when something of a type was published or withdrawn last, if any of it is public */
  public byte[] in(RdfForm form, PublicModel model, Function<PublicModel.Type, Optional<Instant>> changed) {
    Thing all = Thing.at(here, "dcat:Catalog").say("dct:title", catalogue.title().texts()).say("dct:description", catalogue.description().texts())
        .say("dct:publisher", publisher()).point("dct:license", catalogue.licence(), LICENCE)
        .point("dcat:themeTaxonomy", Words.EUROPE + "data-theme");
    catalogue.publisher().url().ifPresent(url -> all.point("foaf:homepage", url, PAGE));
    languages(all);
    Thing service = service();
    for (PublicModel.Type type : model.types()) {
      changed.apply(type).ifPresent(moment -> {
        all.say("dcat:dataset", dataset(type, moment));
        service.point("dcat:servesDataset", here + "#" + type.name());
      });
    }
    return form.write(all.say("dcat:service", service));
  }

  private Thing dataset(PublicModel.Type type, Instant changed) {
    Map<Locale, String> description = new HashMap<>();
    LocalizedText title = catalogue.title(type.name());
    title.texts().forEach((language, text) -> description.put(language, text + ". " + catalogue.description().in(List.of(language))));
    Thing dataset = Thing.at(here + "#" + type.name(), "dcat:Dataset").say("dct:title", title.texts()).say("dct:description", description)
        .say("dct:identifier", new Value.Text(type.name(), Optional.empty())).point("dct:publisher", here + "#publisher")
        .point("dcat:contactPoint", here + "#contact").point("dcat:theme", Words.EUROPE + "data-theme/INTR")
        .point("dct:accessRights", Words.EUROPE + "access-right/PUBLIC")
        .point("dcat:landingPage", catalogue.publisher().url().orElseGet(() -> house.fromOutside("/" + type.name())), PAGE)
        .say("dct:modified", new Value.Moment(changed.toString()));
    languages(dataset);
    Form.of(type).forEach(form -> dataset.say("dcat:distribution", distribution(type, form)));
    return dataset;
  }

  private Thing distribution(PublicModel.Type type, Form form) {
    String file = house.fromOutside("/" + type.name() + "." + form.extension());
    Thing distribution = Thing.at(here + "#" + type.name() + "-" + form.extension(), "dcat:Distribution")
        .point("dcat:accessURL", file).point("dct:license", catalogue.licence(), LICENCE)
        .point("dcat:mediaType", Words.MEDIA_TYPES + form.mediaType(), "dct:MediaType")
        .point("dct:format", Words.EUROPE + "file-type/" + FILE_TYPES.get(form)).point("dcat:accessService", here + "#api");
    return form.isFeed() ? distribution : distribution.point("dcat:downloadURL", file);
  }

  private Thing service() {
    return Thing.at(here + "#api", "dcat:DataService").say("dct:title", catalogue.title().texts()).point("dct:publisher", here + "#publisher")
        .say("dcat:contactPoint", contact()).point("dcat:endpointURL", house.fromOutside(""))
        .point("dct:license", catalogue.licence(), LICENCE)
        .point("dcat:endpointDescription", house.fromOutside("/openapi.json"))
        .point("dct:accessRights", Words.EUROPE + "access-right/PUBLIC");
  }

  private Thing publisher() {
    Thing publisher = Thing.at(here + "#publisher", "foaf:Agent").say("foaf:name", catalogue.publisher().name().texts());
    catalogue.publisher().url().ifPresent(url -> publisher.point("foaf:homepage", url, PAGE));
    return publisher;
  }

  private Thing contact() {
    Thing contact = Thing.at(here + "#contact", "vcard:Kind").say("vcard:fn", catalogue.contact().name().texts());
    catalogue.contact().email().ifPresent(email -> contact.point("vcard:hasEmail", "mailto:" + email));
    catalogue.contact().url().ifPresent(url -> contact.point("vcard:hasURL", url));
    return contact;
  }

  private void languages(Thing thing) {
    house.locales().stream().map(Locale::getISO3Language).distinct()
        .forEach(language -> thing.point("dct:language", Words.EUROPE + "language/" + language.toUpperCase(Locale.ROOT)));
  }
}
