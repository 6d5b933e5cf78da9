package org.entente.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.RDF;
import org.entente.testing.TestRun;
import org.junit.jupiter.api.Test;

/** The catalogue that is served, of the real types and as config/catalogue.yaml tells it, judged by the shapes of DCAT-AP. */
class CatalogIT extends Journey {
  private static final String HERE = TestRun.managedServer() + "api/v1/catalog";
  private static final Map<String, Lang> WRITINGS = Map.of("ttl", Lang.TURTLE, "jsonld", Lang.JSONLD11, "rdf", Lang.RDFXML);

  @Test
  void isWhatDcatApDemandsInEveryWriting() {
    Shapes shapes = Shapes.parse(RDFParser.source("src/test/resources/forms/dcat-ap-3.ttl").toGraph());
    WRITINGS.forEach((extension, language) -> assertThat(ShaclValidator.get().validate(shapes, served(extension, language).getGraph()).getEntries())
        .extracting(entry -> entry.focusNode() + " " + entry.message()).as(extension).isEmpty());
  }

  @Test
  void holdsADataSetForEveryTypeOfWhichSomethingIsPublic() {
    List<String> told = office.visitor().get("api/v1").expect(200).json().path("types").findValuesAsText("type").stream()
        .filter(type -> total(type) > 0).map(type -> HERE + "#" + type).toList();
    assertThat(told).hasSizeGreaterThan(5);
    WRITINGS.forEach((extension, language) -> assertThat(served(extension, language).listSubjectsWithProperty(RDF.type, DCAT.Dataset).toList())
        .extracting(Resource::getURI).as(extension).containsExactlyInAnyOrderElementsOf(told));
  }

  private static int total(String type) {
    return office.visitor().get("api/v1/" + type + "?limit=1").expect(200).json().at("/page/total").asInt();
  }

  /** As whoever harvests it reads it: an address that begins with a slash is of the site that was asked. */
  private static Model served(String extension, Lang language) {
    Model model = ModelFactory.createDefaultModel();
    RDFParser.create().source(new ByteArrayInputStream(office.visitor().get("api/v1/catalog." + extension).expect(200).bytes())).base(HERE)
        .lang(language).strict(true).errorHandler(ErrorHandlerFactory.errorHandlerStrict).parse(model);
    return model;
  }
}
