package org.entente.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.entente.delivery.catalog.OpenData;
import org.entente.delivery.catalog.RdfForm;
import org.entente.delivery.forms.Form;
import org.entente.edition.Print;
import org.entente.edition.Toy;
import org.junit.jupiter.api.Test;

/** The catalogue as a harvester reads it. */
class CatalogTest {
  private static final String HERE = "https://pacts.example.org/ctx/api/v1/catalog";

  @Test
  void saysTheSameInEveryWriting() {
    Model turtle = read(RdfForm.TURTLE, Lang.TURTLE);
    assertThat(turtle.size()).isGreaterThan(60);
    assertThat(read(RdfForm.RDF_XML, Lang.RDFXML).isIsomorphicWith(turtle)).isTrue();
    assertThat(read(RdfForm.JSON_LD, Lang.JSONLD11).isIsomorphicWith(turtle)).isTrue();
  }

  @Test
  void isWhatDcatApDemands() {
    Model model = read(RdfForm.TURTLE, Lang.TURTLE);
    has(model, DCAT.Dataset, DCTerms.publisher, DCAT.contactPoint, DCAT.theme, DCAT.distribution, DCTerms.modified);
    has(model, DCAT.Distribution, DCTerms.license, DCTerms.format, DCAT.mediaType);
    assertThat(faults(model)).isEmpty();
    model.listObjects().toList().stream().filter(object -> object.isURIResource() && object.asResource().getURI().startsWith(HERE + "#"))
        .forEach(object -> assertThat(model.contains(object.asResource(), RDF.type)).as("%s is told of", object).isTrue());
  }

  @Test
  void theShapesNoticeWhatIsMissingOrWrong() {
    Model model = read(RdfForm.TURTLE, Lang.TURTLE);
    for (Property demanded : List.of(DCTerms.title, DCTerms.description, DCTerms.publisher, DCAT.accessURL, DCAT.endpointURL, FOAF.name)) {
      assertThat(faults(model.difference(ModelFactory.createDefaultModel().add(model.listStatements(null, demanded, (RDFNode) null)))))
          .as("without %s", demanded).isNotEmpty();
    }
    for (String kind : List.of(DCTerms.NS + "LicenseDocument", DCTerms.NS + "MediaType", FOAF.NS + "Document", "http://www.w3.org/2006/vcard/ns#Kind")) {
      assertThat(faults(model.difference(ModelFactory.createDefaultModel().add(model.listStatements(null, RDF.type, model.createResource(kind))))))
          .as("what is no %s", kind).isNotEmpty();
    }
    Resource catalogue = model.listSubjectsWithProperty(RDF.type, DCAT.Catalog).next();
    assertThat(faults(ModelFactory.createDefaultModel().add(model).add(catalogue, DCTerms.license, model.createResource("https://other.example")))).isNotEmpty();
    assertThat(faults(ModelFactory.createDefaultModel().add(model).add(catalogue, DCAT.dataset, catalogue))).isNotEmpty();
  }

  /** What the shapes of DCAT-AP say; empty when nothing. */
  private static List<String> faults(Model model) {
    Shapes shapes = Shapes.parse(RDFParser.source("src/test/resources/forms/dcat-ap-3.ttl").toGraph());
    assertThat(shapes.numRootShapes()).isGreaterThan(5);
    return ShaclValidator.get().validate(shapes, model.getGraph()).getEntries().stream().map(entry -> entry.focusNode() + " " + entry.message()).toList();
  }

  @Test
  void holdsOneDataSetForEachTypeOfWhichSomethingIsPublicInEachOfItsForms() {
    Model model = read(RdfForm.TURTLE, Lang.TURTLE);
    assertThat(model.listSubjectsWithProperty(RDF.type, DCAT.Dataset).toList()).extracting(Resource::getURI).containsExactly(HERE + "#feasts");
    List<String> files = model.listObjectsOfProperty(DCAT.accessURL).toList().stream().map(object -> object.asResource().getURI()).toList();
    assertThat(files).containsExactlyInAnyOrderElementsOf(Form.of(Fair.FEASTS)
        .map(form -> "https://pacts.example.org/ctx/api/v1/feasts." + form.extension()).toList());
    assertThat(model.listObjectsOfProperty(DCTerms.license).toList()).hasSize(1).allMatch(one -> one.asResource().getURI().equals(
        "https://licence.example/2.0"));
  }

  private static void has(Model model, Resource type, Property... demanded) {
    List<Resource> all = model.listSubjectsWithProperty(RDF.type, type).toList();
    assertThat(all).as(type.getURI()).isNotEmpty();
    for (Property property : demanded) {
      assertThat(all).allSatisfy(one -> assertThat(one.hasProperty(property)).as("%s of %s", property, one).isTrue());
    }
  }

  private static Model read(RdfForm form, Lang language) {
    try (Fair fair = new Fair()) {
      fair.publish(1, "fr", "Fête", Fair.feast("2024-07-14T21:00:00+02:00"));
      byte[] bytes = new OpenData(Fair.HOUSE, Fair.CATALOGUE).in(form, Toy.MODEL,
          type -> fair.edition().search(fair.parser.list(type.name(), "limit=1")).prints().stream().findFirst().map(Print::publishedAt));
      Model model = ModelFactory.createDefaultModel();
      RDFParser.create().source(new ByteArrayInputStream(bytes)).lang(language).strict(true).errorHandler(ErrorHandlerFactory.errorHandlerStrict)
          .parse(model);
      return model;
    }
  }
}
