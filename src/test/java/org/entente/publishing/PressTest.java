package org.entente.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entente.schema.Toys;
import org.entente.settings.Installation;
import org.junit.jupiter.api.Test;

class PressTest {
  private static final Instant FIRST = Instant.parse("2024-01-02T03:04:05Z");
  private static final Instant NOW = Instant.parse("2024-05-06T07:08:09.123456Z");
  private static final String SHOP = "00000000-0000-0000-0000-00000000000a";
  private static final String GOLDEN = "{'type':'kites','id':'00000000-0000-0000-0000-000000000001','locale':'fr','slug':'cerf-volant',"
      + "'title':'Cerf-volant','body':{'html':'<p>Voir <a href=#/city/api/v1/shops/" + SHOP + "?locale=fr# data-type=#shops# data-id=#"
      + SHOP + "#>ici</a></p>','markdown':'Voir [ici](entente:shops/" + SHOP + ")','text':'Voir ici'},"
      + "'shape':'diamond','built':{'edtf':'2001/..','from':'2001-01-01','precision':'interval'},'start':'2015-05-11T10:00:00+02:00',"
      + "'point':{'lat':48.5,'lon':2.0},'nickname':'Cerf','shops':[{'type':'shops','id':'" + SHOP + "','href':'/city/api/v1/shops/" + SHOP
      + "'}],'target':{'url':'https://example.org/'},'flyers':[{'name':'Zoé','role':'Chef'}],'zone':'Europe/Paris',"
      + "'publishedAt':'2024-05-06T07:08:09.123456Z','firstPublishedAt':'2024-01-02T03:04:05Z','updatedAt':'2024-01-02T03:04:05Z',"
      + "'links':{'self':'/city/api/v1/kites/00000000-0000-0000-0000-000000000001?locale=fr'}}";

  private final Toys.Kite kite = Toys.kite();

  PressTest() {
    Toys.merge(kite, "{'shape':'diamond','built':'2001/..','start':'2015-05-11T08:00:00Z','point':{'lat':48.5,'lon':2},"
        + "'nickname':{'fr':'Cerf','en':'Kite'},'shops':[{'id':'" + SHOP + "'}],'target':{'url':'https://example.org/'},"
        + "'flyers':[{'name':'Zoé','phone':'12','role':{'fr':'Chef'}}],'secret':'hush','words':{'fr':{'slug':'cerf-volant',"
        + "'title':'Cerf-volant','body':'Voir [ici](entente:shops/" + SHOP + ")'},'en':{'title':'Kite'}}}");
  }

  private String print(Installation installation, Locale locale) {
    return new String(new Press(installation).set(Toys.types().named("kites"), kite.id(), locale, Toys.publicForm(kite, locale))
        .stamp(new Dates(FIRST, FIRST, NOW), Optional.empty()), UTF_8);
  }

  private String print() {
    return print(Toys.installation("/city"), Toys.FR);
  }

  @Test
  void printsTheGoldenBytes() {
    assertThat(print()).isEqualTo(GOLDEN.replace('\'', '"').replace("#", "\\\""));
  }

  @Test
  void printsTheSameBytesEachTime() {
    assertThat(print()).isEqualTo(print());
  }

  @Test
  void dependsOnNoInternalFieldAndNoOtherLanguage() {
    String before = print();
    Toys.merge(kite, "{'secret':'louder','note':'n','expires':'2030-01-01','nickname':{'en':'Dragon'},'words':{'en':{'title':'Other','slug':'other'}}}");
    assertThat(print()).isEqualTo(before).doesNotContain("hush", "louder", "Kite", "\"12\"");
  }

  @Test
  void changesWithTheInstallationsPrintedForm() {
    assertThat(print(Toys.installation(""), Toys.FR)).contains("\"self\":\"/api/v1/kites/").doesNotContain("/city");
    Installation paged = new Installation(List.of(Toys.FR), ZoneId.of("Europe/Paris"), "", Path.of("elsewhere"), Optional.of("https://a"),
        Optional.of("https://paris.example/{locale}/{type}/{slug}"));
    assertThat(print(paged, Toys.FR)).contains("\"page\":\"https://paris.example/fr/kites/cerf-volant\"");
  }

  @Test
  void dependsOnNothingElseOfTheInstallation() {
    Installation other = new Installation(List.of(Toys.EN, Toys.FR), ZoneId.of("Europe/Paris"), "/city", Path.of("elsewhere"),
        Optional.of("https://other.example"), Optional.empty());
    assertThat(print(other, Toys.FR)).isEqualTo(print());
  }

  @Test
  void writesInstantsInTheContentsOwnZone() {
    Toys.merge(kite, "{'zone':'America/Montreal'}");
    assertThat(print()).contains("\"start\":\"2015-05-11T04:00:00-04:00\"", "\"zone\":\"America/Montreal\"");
  }

  @Test
  void writesNoSecondsInAnOffsetWhateverTheCentury() {
    Toys.merge(kite, "{'start':'1905-06-01T10:00:00Z'}");
    assertThat(print()).contains("\"start\":\"1905-06-01T10:09:00+00:09\"");
  }

  @Test
  void stampsDatesAndNothingElse() {
    Galley galley = new Press(Toys.installation("")).set(Toys.types().named("kites"), kite.id(), Toys.FR, Toys.publicForm(kite, Toys.FR));
    String first = new String(galley.stamp(new Dates(FIRST, FIRST, FIRST), Optional.empty()), UTF_8);
    String second = new String(galley.stamp(new Dates(FIRST, FIRST, NOW), Optional.empty()), UTF_8);
    assertThat(second.replace(NOW.toString(), FIRST.toString())).isEqualTo(first);
  }
}
