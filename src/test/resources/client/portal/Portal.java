package portal;

import client.ApiClient;
import client.ApiException;
import client.api.AgreementsApi;
import client.api.GeneralApi;
import client.api.NewsApi;
import client.api.PartnersApi;
import client.api.VisitsApi;
import client.model.Agreements;
import client.model.AgreementsPage;
import client.model.Content;
import client.model.GeojsonPartners200Response;
import client.model.JsonldAgreements200Response;
import client.model.Partners;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What a portal's developer writes on top of the client that was generated: a list, an object, a search, a refusal, files. */
public class Portal implements Function<String, List<String>> {
  @Override
  public List<String> apply(String address) {
    ApiClient client = new ApiClient();
    client.updateBaseUri(address);
    try {
      List<String> said = said(client);
      said.addAll(files(client));
      said.addAll(linked(client));
      return said;
    } catch (ApiException | IOException refused) {
      throw new IllegalStateException(refused);
    }
  }

  private static List<String> said(ApiClient client) throws ApiException {
    List<String> said = new ArrayList<>();
    AgreementsApi agreements = new AgreementsApi(client);
    AgreementsPage list = agreements.listAgreements(AgreementsApi.APIListAgreementsRequest.newBuilder().locale("fr")
        .partnersCountry("IT").signedGte("1950").signedYearLt(2000).sort(List.of("-signed", "title")).include(List.of("partners")).facets(List.of("kind"))
        .limit(5).build());
    said.add("total " + list.getPage().getTotal() + " of " + list.getFacets().get("kind").getValues().get(0).getCount());
    for (Agreements one : list.getData()) {
      said.add(one.getType() + " " + one.getSigned().getEdtf() + " " + one.getPartners().get(0).getAdditionalProperty("title"));
    }
    Agreements rome = agreements.getAgreementsByIdOrSlug(AgreementsApi.APIGetAgreementsByIdOrSlugRequest.newBuilder().key("rome-1956").locale("fr").build());
    said.add(rome.getSlug() + " " + rome.getKind() + " " + rome.getSigned().getFrom() + " " + rome.getLinks().getSelf());
    for (Content found : new GeneralApi(client).search(GeneralApi.APISearchRequest.newBuilder().q("rome").locale("fr").limit(20).build()).getData()) {
      said.add("found " + found.getActualInstance().getClass().getSimpleName());
    }
    for (Partners partner : new PartnersApi(client).listPartners(PartnersApi.APIListPartnersRequest.newBuilder().locale("fr")
        .agreementsSignedGte("2009").agreementsSignedLte("2009").limit(100).build()).getData()) {
      said.add("signed in 2009 with " + partner.getSlug());
    }
    try {
      agreements.listAgreements(AgreementsApi.APIListAgreementsRequest.newBuilder().limit(1000).build());
    } catch (ApiException refused) {
      said.add("refused " + refused.getCode());
    }
    return said;
  }

  private static List<String> files(ApiClient client) throws ApiException, IOException {
    AgreementsApi agreements = new AgreementsApi(client);
    return List.of(
        "CSV " + beginning(agreements.csvAgreements(AgreementsApi.APICsvAgreementsRequest.newBuilder().fields(List.of("kind")).build())),
        "XLSX " + beginning(agreements.xlsxAgreements(AgreementsApi.APIXlsxAgreementsRequest.newBuilder().locale("fr").build())),
        "ICS " + beginning(new VisitsApi(client).icsVisits(VisitsApi.APIIcsVisitsRequest.newBuilder().visitStatusNe("cancelled").build())),
        "Atom " + beginning(new NewsApi(client).atomNews(NewsApi.APIAtomNewsRequest.newBuilder().locale("fr").build())),
        "RSS " + beginning(new NewsApi(client).rssNews(NewsApi.APIRssNewsRequest.newBuilder().locale("fr").build())),
        "Turtle " + beginning(new GeneralApi(client).getCatalog(GeneralApi.APIGetCatalogRequest.newBuilder().build())),
        "RDF " + beginning(new GeneralApi(client).getCatalogAsRdfXml(GeneralApi.APIGetCatalogAsRdfXmlRequest.newBuilder().build())));
  }

  private static List<String> linked(ApiClient client) throws ApiException {
    JsonldAgreements200Response graph = new AgreementsApi(client).jsonldAgreements(AgreementsApi.APIJsonldAgreementsRequest.newBuilder()
        .slug("rome-1956").locale("fr").build());
    GeojsonPartners200Response map = new PartnersApi(client).geojsonPartners(PartnersApi.APIGeojsonPartnersRequest.newBuilder()
        .country("IT").locale("fr").build());
    return List.of("JSON-LD " + graph.getAtContext() + " " + graph.getAtGraph().size(),
        "GeoJSON " + map.getType() + " " + map.getFeatures().size());
  }

  private static String beginning(File file) throws IOException {
    try (InputStream in = Files.newInputStream(file.toPath())) {
      return new String(in.readNBytes(64), StandardCharsets.ISO_8859_1).replaceAll("\\p{Cntrl}+", " ");
    }
  }
}
