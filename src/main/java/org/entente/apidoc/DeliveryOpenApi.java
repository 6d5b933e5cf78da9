package org.entente.apidoc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.entente.delivery.forms.Form;
import org.entente.edition.CountReader;
import org.entente.edition.IncludeReader;
import org.entente.schema.ContentTypes;
import org.entente.schema.PublicModel;
import org.entente.settings.Installation;

/** The public API as OpenAPI 3.1, drawn from the public model. */
final class DeliveryOpenApi {
  private static final String JSON = "application/json";
  private static final String ROOT = "/api/v1";
  private static final String EDITION = "edition";
  private static final String AS_OF = "asOf";
  static final String ELSEWHERE = "It stands under another slug, or was withdrawn and another content stands for it, perhaps of another type; in Location.";

  private final PublicModel model;
  private final Captions captions;
  private final List<String> tags;
  private final FilterParameters filters;
  private final FormOperations forms;
  private final OpenApi api;

  DeliveryOpenApi(ContentTypes types, Installation installation) {
    model = types.publicModel();
    captions = new Captions(types);
    tags = types.locales().stream().map(Locale::toLanguageTag).toList();
    filters = new FilterParameters(model, captions);
    forms = new FormOperations(captions);
    api = new OpenApi(installation, "Entente: delivery",
        "Published content, read only. The grammar is closed: an unknown name is a 400 that names the nearest one.");
    DeliveredSchemas schemas = new DeliveredSchemas(types, OpenApi.SCHEMAS);
    api.schemas(schemas.shared());
    model.types().forEach(type -> api.schema(OpenApi.pascal(type.name()), schemas.delivered(type)));
    api.schema("Content", content()).schema("ContentPage", list(Shapes.ref(OpenApi.SCHEMAS + "Content")));
  }

  ObjectNode document() {
    parameters();
    lists();
    general();
    model.types().forEach(this::type);
    return api.document();
  }

  private void parameters() {
    List<String> asked = new ArrayList<>(tags);
    asked.add("all");
    api.parameter(OpenApi.query("locale", "The language; all gives one object per language. Absent: the first public one of the"
        + " installation's chain.", Shapes.words(asked)));
    api.parameter(OpenApi.commas(OpenApi.query("fallback", "The languages that stand in, in order, where locale is not public.",
        Shapes.list(Shapes.words(tags)))));
    api.parameter(OpenApi.query("q", "Full text; accents and elision do not matter.", Shapes.text().put("maxLength", 200)));
    api.parameter(OpenApi.query("limit", "How many objects.", Shapes.integer(1, 100).put("default", 20)));
    api.shared("form", OpenApi.query("limit", "How many objects; absent: all of them.", Shapes.integer(1, 100)));
    api.parameter(OpenApi.query("after", "The place to go on from, taken from links.next.", Shapes.text()));
    api.parameter(OpenApi.query("offset", "How many objects to pass over; not together with after.", Shapes.integer(0,
        10_000)));
    api.parameter(OpenApi.query("near", "Within so many kilometres of a place: latitude,longitude,kilometres.",
        Shapes.matching("^-?[0-9.]+,-?[0-9.]+,[0-9.]+$").put("example", "48.8566,2.3522,50")));
    api.parameter(OpenApi.query("bbox", "Within a box: west,south,east,north in degrees; it crosses the date line when west is greater"
        + " than east.", Shapes.matching("^-?[0-9.]+(,-?[0-9.]+){3}$").put("example", "-5.1,41.3,9.6,51.1")));
    api.parameter(OpenApi.query("separator", "What stands between the cells of a table.", Shapes.words(List.of("comma", "semicolon", "tab"))
        .put("default", "comma")));
    api.parameter(OpenApi.query("bom", "Whether a table begins with a byte order mark.", Shapes.of("boolean").put("default", false)));
    api.parameter(fields());
    api.parameter(OpenApi.path("key", "The id, or a slug.", Shapes.text()));
    moments();
    api.parameter(OpenApi.header("If-None-Match", "The ETag held.", false));
    api.parameter(OpenApi.commas(OpenApi.query("ids", "Up to 100 ids of any type.",
        Shapes.list(Shapes.text("uuid")).put("maxItems", 100)).put("required", true)));
  }

  private void moments() {
    ObjectNode edition = Shapes.matching("^(current|0|[1-9][0-9]{0,17})$").put("example", "current");
    edition.putArray("examples").add("current");
    api.parameter(OpenApi.query(EDITION, "Holds the edition that stands for a walk through the pages: current, and then the number that links.next has. "
        + "It is held five minutes at least, unless many others are wanted; then 410 edition-expired.", edition));
    api.parameter(OpenApi.query(AS_OF, "What was public at a moment that has passed; of a day without a time, at its end. What has ended since stays hidden. Until it is"
        + " ready, 503 past-edition-not-ready.", Shapes.text().put("example", "2015-05-11T10:00:00+02:00")));
  }

  private void lists() {
    ObjectNode page = Shapes.required(Shapes.object(), "limit", "total");
    Shapes.member(Shapes.member(Shapes.member(page, "limit", Shapes.integer(1, 100)), "total",
        Shapes.integer(0, Integer.MAX_VALUE)), "offset", Shapes.integer(0, 10_000));
    ObjectNode links = Shapes.member(Shapes.object(), "self", Shapes.text("uri-reference"));
    api.schema("Page", page.put("description", "total counts contents, with locale=all objects."));
    counts();
    api.schema("History", told());
    api.schema("PageLinks", Shapes.member(links, "next", Shapes.text("uri-reference")));
  }

  private static ObjectNode list(ObjectNode item) {
    ObjectNode list = Shapes.required(Shapes.object(), "data", "page", "links");
    Shapes.member(list, "data", Shapes.list(item));
    Shapes.member(list, "page", Shapes.ref(OpenApi.SCHEMAS + "Page"));
    return Shapes.member(list, "links", Shapes.ref(OpenApi.SCHEMAS + "PageLinks"));
  }

  private static ObjectNode counted(ObjectNode list) {
    ObjectNode facets = Shapes.of("object").put("description", "For each of facets, the values and how many contents have them.");
    Shapes.member(list, "facets", facets.set("additionalProperties", Shapes.ref(OpenApi.SCHEMAS + "Counts")));
    return Shapes.member(list, "groups", Shapes.ref(OpenApi.SCHEMAS + "Groups"));
  }

  private void counts() {
    ObjectNode value = Shapes.node().set("type", Shapes.array(List.of("string", "integer", "boolean")));
    api.schema("Counts", counts("The most frequent values, at most 100.", value, Shapes.object())
        .put("description", "How many contents of the whole list have which value; each content counts once for each value."));
    ObjectNode ids = Shapes.list(Shapes.text("uuid")).put("description", "The contents of this page that belong to it.");
    ObjectNode group = Shapes.member(Shapes.object(), "ids", ids);
    api.schema("Groups", Shapes.member(counts("In the order of their values; the first 200 and those of this page.", value, group), "by",
        Shapes.text().put("description", "The field.")).put("description", "The contents of the whole list in groups."));
  }

  private static ObjectNode counts(String description, ObjectNode value, ObjectNode entry) {
    Shapes.member(Shapes.member(Shapes.required(entry, "value", "count"), "value", value), "count", Shapes.integer(1, Integer.MAX_VALUE));
    ObjectNode counts = Shapes.member(Shapes.required(Shapes.object(), "values", "distinct", "absent"), "values",
        Shapes.list(entry).put("description", description));
    return Shapes.member(Shapes.member(counts, "distinct", Shapes.integer(0, Integer.MAX_VALUE)
        .put("description", "How many values there are.")), "absent", Shapes.integer(0, Integer.MAX_VALUE)
        .put("description", "How many contents have none."));
  }

  private ObjectNode facets(PublicModel.Type type) {
    return OpenApi.commas(OpenApi.query("facets", "Counts the contents of the whole list by the values of these fields.",
        Shapes.list(Shapes.words(CountReader.names(model, type))).put("maxItems", 10)));
  }

  private ObjectNode groupBy(PublicModel.Type type) {
    return OpenApi.query("groupBy", "Tells the contents of the whole list in groups by the values of this field.",
        Shapes.words(CountReader.names(model, type)));
  }

  /** The object of any type; its type says which. */
  private ObjectNode content() {
    ObjectNode mapping = Shapes.node();
    model.types().forEach(type -> mapping.put(type.name(), OpenApi.SCHEMAS + OpenApi.pascal(type.name())));
    ObjectNode content = Shapes.anyOf(model.types().stream().map(type -> Shapes.ref(OpenApi.SCHEMAS + OpenApi.pascal(type.name()))).toList());
    content.putObject("discriminator").put("propertyName", "type").set("mapping", mapping);
    return content;
  }

  private static ObjectNode anyContent() {
    return Shapes.ref(OpenApi.SCHEMAS + "Content");
  }

  private void general() {
    ObjectNode any = Shapes.of("object");
    api.operation("get", ROOT, new Operation("getIndex", "general", "What there is: types, languages, addresses").cached()
        .describe("Who takes text/html first, as browsers do, gets it as a page, in the language of locale; the JSON is the same in all.")
        .takes(language())
        .answers(200, "The index.", JSON, index()).also(200, "text/html", Shapes.text()).refuses(400, 503));
    api.operation("get", ROOT + "/search", new Operation("search", "general", "All types by full text, best first").cached()
        .takes("q", "locale", "fallback", "limit", "after", "offset", EDITION, AS_OF).answers(200, "What was found.", JSON, Shapes.ref(OpenApi.SCHEMAS + "ContentPage"))
        .refuses(400, 410, 503));
    ObjectNode missing = Shapes.member(Shapes.member(Shapes.object(), "id", Shapes.text("uuid")), "reason",
        Shapes.text().put("description", "gone: it was public; unknown: it was not, or is not there."));
    ObjectNode several = Shapes.required(Shapes.object(), "data", "missing");
    Shapes.member(Shapes.member(several, "data", Shapes.list(anyContent())), "missing", Shapes.list(missing));
    api.operation("get", ROOT + "/content", new Operation("getContent", "general", "Contents of any type by their ids").cached()
        .takes("ids", "locale", "fallback", EDITION, AS_OF).answers(200, "The objects in the order asked.", JSON, several).refuses(400, 410, 503));
    labels();
    Operation catalog = new Operation("getCatalog", "general", "What is public as open data: DCAT-AP 3, in the writing that Accept asks for").cached();
    Operation turtle = new Operation("getCatalogAsTurtle", "general", "The same as Turtle").cached();
    Operation linked = new Operation("getCatalogAsJsonLd", "general", "The same as JSON-LD").cached();
    Operation rdf = new Operation("getCatalogAsRdfXml", "general", "The same as RDF/XML").cached();
    api.operation("get", ROOT + "/catalog", catalog.answers(200, "The catalogue.", "text/turtle", Shapes.text("binary"))
        .also(200, "application/ld+json", any.deepCopy()).also(200, "application/rdf+xml", Shapes.text("binary")).refuses(503));
    api.operation("get", ROOT + "/catalog.ttl", turtle.answers(200, "The catalogue.", "text/turtle", Shapes.text("binary")).refuses(503));
    api.operation("get", ROOT + "/catalog.jsonld", linked.answers(200, "The catalogue.", "application/ld+json", any.deepCopy()).refuses(503));
    api.operation("get", ROOT + "/catalog.rdf", rdf.answers(200, "The catalogue.", "application/rdf+xml", Shapes.text("binary")).refuses(503));
    api.operation("get", ROOT + "/openapi.json", new Operation("getOpenApi", "general", "This document").cached()
        .answers(200, "OpenAPI 3.1.", JSON, any.deepCopy()));
    api.operation("get", ROOT + "/schemas/{type}", new Operation("getSchema", "general", "The object of a type as JSON Schema")
        .takes(OpenApi.path("type", "The type.", Shapes.words(model.types().stream().map(PublicModel.Type::name).toList())))
        .cached()
        .answers(200, "JSON Schema 2020-12.", "application/schema+json", any.deepCopy()).refuses(404));
    for (String health : List.of("live", "ready", "ready/editorial")) {
      api.operation("get", "/health/" + health, new Operation("health" + OpenApi.pascal(health.replace('/', '-')), "health",
          "Whether the server is " + health.replace('/', ' ')).answers(200, "It is.", JSON, status("up")).answers(503, "It is not.", JSON, status("down")));
    }
  }

  private static ObjectNode index() {
    ObjectNode address = Shapes.text("uri-reference");
    ObjectNode type = Shapes.required(Shapes.object(), "type", "href", "schema", "forms");
    Shapes.member(Shapes.member(Shapes.member(type, "type", Shapes.text()), "href", address), "schema", address.deepCopy());
    Shapes.member(type, "forms", addresses().put("description", "By extension."));
    ObjectNode index = Shapes.required(Shapes.object(), "types", "locales", "links");
    Shapes.member(Shapes.member(index, "types", Shapes.list(type)), "locales", Shapes.list(Shapes.text()));
    return Shapes.member(index, "links", addresses());
  }

  private static ObjectNode addresses() {
    return Shapes.of("object").set("additionalProperties", Shapes.text("uri-reference"));
  }

  private void labels() {
    ObjectNode texts = Shapes.of("object").set("additionalProperties", Shapes.text());
    ObjectNode field = Shapes.member(Shapes.member(Shapes.member(Shapes.object(), "label", Shapes.text()), "help", Shapes.text()), "values",
        texts.put("description", "The words of an enumeration."));
    ObjectNode type = Shapes.object();
    List.of("label", "labels", "help").forEach(name -> Shapes.member(type, name, Shapes.text()));
    Shapes.member(type, "fields", Shapes.of("object").put("description", "By path.").set("additionalProperties", field));
    ObjectNode labels = Shapes.required(Shapes.object(), "locale", "types", "countries", "strings");
    Shapes.member(Shapes.member(labels, "locale", Shapes.words(tags)), "types", Shapes.of("object").set("additionalProperties", type));
    Shapes.member(labels, "countries", texts.deepCopy().put("description", "By ISO 3166-1 alpha-2."));
    Shapes.member(labels, "strings", texts.deepCopy().put("description", "What the office's portal says around the contents, by key."));
    api.operation("get", ROOT + "/labels", new Operation("getLabels", "general", "What people call types, fields, words and countries, and the portal's strings").cached()
        .takes(language())
        .answers(200, "Names; what nobody has named is left out.", JSON, labels).refuses(400));
  }

  /** In which people are told what things are called. */
  private ObjectNode language() {
    return OpenApi.query("locale", "The language; absent: the installation's first.", Shapes.words(tags));
  }

  private static ObjectNode status(String word) {
    return Shapes.required(Shapes.member(Shapes.object(), "status", Shapes.constant(word)), "status");
  }

  private void type(PublicModel.Type type) {
    String name = OpenApi.pascal(type.name());
    ObjectNode object = Shapes.ref(OpenApi.SCHEMAS + name);
    api.schema(name + "Page", counted(list(object)));
    api.shared(type.name(), sorting(type));
    List<ObjectNode> shared = new ArrayList<>(filters.of(type).stream().map(parameter -> api.shared(type.name(), parameter)).toList());
    if (FilterParameters.placed(type.fields())) {
      List.of("near", "bbox").forEach(area -> shared.add(Shapes.ref(OpenApi.PARAMETERS + area)));
    }
    // Written twice: generators do not follow a path that refers to another.
    api.operation("get", ROOT + "/" + type.name(), page(type, "list" + name, shared));
    api.operation("get", ROOT + "/" + type.name() + ".json", page(type, "json" + name, shared));
    Form.of(type).forEach(form -> api.operation("get", ROOT + "/" + type.name() + "." + form.extension(), forms.of(type, form, shared)
        .refuses(400, 410, 503)));
    api.operation("get", ROOT + "/" + type.name() + "/{key}", new Operation("get" + name + "ByIdOrSlug", type.name(),
        captions.text(type.name(), "label")).takes("key").cached()
        .takes("locale", "fallback", "fields", EDITION, AS_OF).takes(api.shared(type.name(), include(type))).answers(200, "The object.", JSON, object.deepCopy())
        .leads(303, "Who would rather have a page (Accept: text/html) finds it in Location, where the installation has pages.")
        .leads(308, ELSEWHERE).refuses(400, 404, 410, 503));
    history(type, name);
  }

  private Operation page(PublicModel.Type type, String id, List<ObjectNode> shared) {
    Operation list = new Operation(id, type.name(), captions.text(type.name(), "labels")).cached()
        .takes("limit", "after", "offset", "q", "locale", "fallback", "fields", EDITION, AS_OF).takes(sort(type));
    List.of(include(type), facets(type), groupBy(type)).forEach(parameter -> list.takes(api.shared(type.name(), parameter)));
    shared.forEach(list::takes);
    return list.answers(200, "A page.", JSON, Shapes.ref(OpenApi.SCHEMAS + OpenApi.pascal(type.name()) + "Page")).refuses(400, 410, 503);
  }

  private void history(PublicModel.Type type, String name) {
    api.operation("get", ROOT + "/" + type.name() + "/{key}/history", new Operation("get" + name + "History", type.name(),
        captions.text(type.name(), "label") + ": the changes its readers were told of, newest first")
        .takes("key").cached().takes("locale", "fallback")
        .answers(200, "One for each time that updatedAt moved.", JSON, Shapes.ref(OpenApi.SCHEMAS + "History"))
        .leads(308, ELSEWHERE).refuses(400, 404, 410, 503));
  }

  private static ObjectNode told() {
    ObjectNode change = Shapes.required(Shapes.member(Shapes.member(Shapes.object(), "at", Shapes.text("date-time")), "publicNote",
        Shapes.text().put("description", "What readers were told of it.")), "at");
    ObjectNode links = Shapes.member(Shapes.member(Shapes.object(), "self", Shapes.text("uri-reference")), "object", Shapes.text("uri-reference"));
    return Shapes.required(Shapes.member(Shapes.member(Shapes.object(), "data", Shapes.list(change)), "links", links), "data", "links");
  }

  /** The parameter that puts contents of a type in order. */
  static ObjectNode sort(PublicModel.Type type) {
    return Shapes.ref(OpenApi.PARAMETERS + type.name() + ".sort");
  }

  private static ObjectNode sorting(PublicModel.Type type) {
    return OpenApi.commas(OpenApi.query("sort", "In this order; a minus turns it round.",
        Shapes.list(Shapes.words(FilterParameters.sorts(type))).put("maxItems", 5)));
  }

  private static ObjectNode fields() {
    return OpenApi.commas(OpenApi.query("fields", "Only these paths; type, id, locale and links always stay.",
        Shapes.list(Shapes.text()).put("maxItems", 50)));
  }

  private ObjectNode include(PublicModel.Type type) {
    return OpenApi.commas(OpenApi.query("include", "Neighbours to show where their links stand, those that lead here under"
        + " the name of the way back, at most two steps away; each with a limit and an order of its own, as in agreements(limit=5,sort=-signed)."
        + " From here: " + String.join(", ", IncludeReader.names(model, type)) + ".", Shapes.list(Shapes.text()).put("maxItems", 10)));
  }
}
