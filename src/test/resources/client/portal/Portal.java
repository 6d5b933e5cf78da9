package portal;

import client.ApiClient;
import client.ApiException;
import client.api.AgreementsApi;
import client.api.GeneralApi;
import client.model.Agreements;
import client.model.AgreementsPage;
import client.model.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What a portal's developer writes on top of the client that was generated: a list, an object, a search, a refusal. */
public class Portal implements Function<String, List<String>> {
  @Override
  public List<String> apply(String address) {
    ApiClient client = new ApiClient();
    client.updateBaseUri(address);
    try {
      return said(client);
    } catch (ApiException refused) {
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
    try {
      agreements.listAgreements(AgreementsApi.APIListAgreementsRequest.newBuilder().limit(1000).build());
    } catch (ApiException refused) {
      said.add("refused " + refused.getCode());
    }
    return said;
  }
}
