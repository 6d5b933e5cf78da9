package org.entente.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {
  private static final String A = "00000000-0000-0000-0000-00000000000a";
  private static final String B = "00000000-0000-0000-0000-00000000000b";

  private final Toys.Kite kite = Toys.kite();

  @Test
  void writesBackWhatWasRead() {
    Toys.merge(kite, "{'shape':'box-of-cells','maker':'Ann','flies':true,'tails':3,'built':'1956-05','firstFlight':'1957-01-02',"
        + "'start':'2015-05-11T10:00:00+02:00','zone':'Europe/Paris','point':{'lat':48.5,'lon':2.25},'nickname':{'fr':'Cerf','en':'Kite'},"
        + "'shops':[{'id':'" + A + "'}],'related':[{'type':'shops','id':'" + B + "'}],'target':{'url':'https://example.org/'},"
        + "'flyers':[{'name':'Zoé','role':{'fr':'Chef'}}],'secret':'s','provenance':{'line':4},'words':{'fr':{'title':'T','motto':'M'}}}");
    assertThat(Toys.written(kite)).isEqualTo(Toys.json("{'type':'kites','id':'" + kite.id() + "','shape':'box-of-cells','maker':'Ann',"
        + "'flies':true,'tails':3,'built':'1956-05','firstFlight':'1957-01-02','start':'2015-05-11T08:00:00Z','zone':'Europe/Paris',"
        + "'point':{'lat':48.5,'lon':2.25},'nickname':{'fr':'Cerf','en':'Kite'},'shops':[{'type':'shops','id':'" + A + "'}],"
        + "'related':[{'type':'shops','id':'" + B + "'}],'target':{'url':'https://example.org/'},"
        + "'flyers':[{'name':'Zoé','role':{'fr':'Chef'}}],'secret':'s','provenance':{'line':4},'words':{'fr':{'title':'T','motto':'M'}}}"));
  }

  @Test
  void acceptsItsOwnWrittenFormAndChangesNothingByIt() {
    Toys.merge(kite, "{'shape':'diamond','shops':[{'id':'" + A + "'}],'nickname':{'fr':'x'},'flyers':[{'name':'n'}],'words':{'en':{'title':'T'}}}");
    String before = Toys.written(kite).toString();
    Toys.merge(kite, before);
    assertThat(Toys.written(kite).toString()).isEqualTo(before);
  }

  @Test
  void removesByNullAndLeavesTheRest() {
    Toys.merge(kite, "{'maker':'Ann','tails':2,'shops':[{'id':'" + A + "'}],'words':{'fr':{'title':'T','summary':'S'}}}");
    Toys.merge(kite, "{'maker':null,'shops':null,'words':{'fr':{'summary':null}}}");
    assertThat(Toys.written(kite)).isEqualTo(
        Toys.json("{'type':'kites','id':'" + kite.id() + "','tails':2,'words':{'fr':{'title':'T'}}}"));
  }

  @Test
  void replacesListsWhole() {
    Toys.merge(kite, "{'shops':[{'id':'" + A + "'},{'id':'" + B + "'}],'flyers':[{'name':'one','phone':'1'},{'name':'two'}]}");
    Toys.merge(kite, "{'shops':[{'id':'" + B + "'}],'flyers':[{'name':'three'}]}");
    assertThat(Toys.written(kite).at("/shops")).hasSize(1);
    assertThat(Toys.written(kite).at("/flyers").toString()).isEqualTo("[{\"name\":\"three\"}]");
  }

  @Test
  void mergesComponentsMemberByMember() {
    Toys.merge(kite, "{'owner':{'name':'Ann','phone':'1'}}");
    Toys.merge(kite, "{'owner':{'phone':null,'role':{'en':'Chief'}}}");
    assertThat(Toys.written(kite).get("owner")).isEqualTo(Toys.json("{'name':'Ann','role':{'en':'Chief'}}"));
  }

  @Test
  void mergesATextByLanguage() {
    Toys.merge(kite, "{'nickname':{'fr':'Cerf','en':'Kite'}}");
    Toys.merge(kite, "{'nickname':{'en':'Dragon'}}");
    assertThat(Toys.written(kite).get("nickname")).isEqualTo(Toys.json("{'en':'Dragon','fr':'Cerf'}"));
    Toys.merge(kite, "{'nickname':{'en':null}}");
    assertThat(Toys.written(kite).get("nickname")).isEqualTo(Toys.json("{'fr':'Cerf'}"));
    Toys.merge(kite, "{'nickname':{'fr':null}}");
    assertThat(Toys.written(kite).has("nickname")).isFalse();
  }

  @Test
  void escapesInAnAddressWhatOnlyAnIriMayHold() {
    Toys.merge(kite, "{'target':{'url':'https://example.org/Île-de-France?q=été'}}");
    assertThat(Toys.written(kite).get("target").toString()).contains("\"https://example.org/%C3%8Ele-de-France?q=%C3%A9t%C3%A9\"");
  }

  @Test
  void collectsEveryFaultAtItsPointer() {
    assertThat(faults("{'shape':'round','tails':1.5,'point':{'lat':99,'lon':2},'flyers':[{'name':'ok'},{'name':7},4],"
        + "'shops':[{'slug':'x'}],'words':{'fr':{'title':5},'xx':{}},'unheard':1,'a/b~c':2}"))
        .containsExactlyInAnyOrder("/shape", "/tails", "/point", "/flyers/1/name", "/flyers/2", "/shops/0", "/words/fr/title",
            "/words/xx", "/unheard", "/a~1b~0c");
  }

  @Test
  void tellsAHundredFaultsOfHoweverMany() {
    String unknown = IntStream.range(0, 20_000).mapToObj(i -> "'unknown" + i + "':1").collect(Collectors.joining(",", "{", "}"));
    assertThat(faults(unknown)).hasSize(100).startsWith("/unknown0");
  }

  @Test
  void suggestsTheNearestField() {
    Problem refused = refused("{'make':'x'}");
    assertThat(refused.faults().get(0).detail()).contains("did you mean maker?");
  }

  @Test
  void takesInternalFieldsButNoUnmarkedOnes() {
    Toys.merge(kite, "{'secret':'for us'}");
    assertThat(Toys.written(kite).get("secret").textValue()).isEqualTo("for us");
    assertThat(faults("{'unmarked':'x'}")).containsExactly("/unmarked");
  }

  @Test
  void takesTheIdentityBackButChangesItNot() {
    Toys.merge(kite, "{'type':'kites','id':'" + kite.id() + "'}");
    assertThat(faults("{'type':'shops','id':'" + A + "'}")).containsExactly("/type", "/id");
  }

  @Test
  void endsNoLanguageByNull() {
    assertThat(faults("{'words':{'fr':null}}")).containsExactly("/words/fr");
    assertThat(faults("{'words':7}")).containsExactly("/words");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"maker|7", "flies|'yes'", "tails|99999999999", "built|'1956/1955'", "built|'MCMLVI'",
      "firstFlight|'2023-02-30'", "start|'2015-05-11'", "start|'2015-05-11T10:00:00'", "zone|'Mars/Base'", "zone|'+02:00'",
      "point|'48.5'", "point|{'lat':1,'lon':2,'alt':3}", "nickname|'Cerf'", "nickname|{'fr':3}", "nickname|{'not a tag':'x'}",
      "shops|{'id':'x'}", "related|[{'name':'x'}]", "target|{'url':'javascript:alert(1)'}", "target|{'url':'http://u:p@h/'}",
      "target|{'url':'//host'}", "flyers|[7]", "owner|'Ann'", "words|[]"}, quoteCharacter = '`')
  void refusesAMalformedValue(String field, String value) {
    assertThat(faults("{'" + field + "':" + value + "}")).isNotEmpty();
  }

  private List<String> faults(String patch) {
    return refused(patch).faults().stream().map(Problem.Fault::pointer).toList();
  }

  private Problem refused(String patch) {
    Problem refused = catchThrowableOfType(Problem.class, () -> Toys.merge(kite, patch));
    assertThat(refused).isNotNull();
    assertThat(refused.kind()).isEqualTo(ProblemKind.INVALID);
    assertThat(Stream.of(refused.faults())).isNotEmpty();
    return refused;
  }
}
