package org.entente.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entente.schema.PublicForm;
import org.entente.schema.Toys;
import org.entente.schema.TypeDescriptor;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final UUID SHOP = UUID.fromString("00000000-0000-0000-0000-00000000000a");
  private static final UUID OTHER = UUID.fromString("00000000-0000-0000-0000-00000000000b");
  private static final TypeDescriptor KITES = Toys.types().named("kites");

  private static Comparison compared(String before, String after) {
    return Comparison.ofRevisions(KITES, Toys.json(before), Toys.json(after));
  }

  private static ObjectNode json(String before, String after) {
    Vocabulary vocabulary = new Vocabulary(KITES, Locale.ENGLISH, Map.of(SHOP, "The shop"));
    return new ComparisonJson(vocabulary).write(compared(before, after), JsonNodeFactory.instance.objectNode());
  }

  private static String shop(UUID id) {
    return "{'type':'shops','id':'" + id + "'}";
  }

  @Test
  void tellsNothingOfWhatIsTheSame() {
    String kite = "{'shape':'diamond','words':{'fr':{'title':'Cerf'}}}";
    assertThat(json(kite, kite)).isEqualTo(Toys.json("{'facts':[],'words':{}}"));
    assertThat(compared(kite, kite).references()).isEmpty();
  }

  @Test
  void tellsFactsAsTheyWereAndAsTheyAre() {
    assertThat(json("{'tails':1,'flies':true}", "{'tails':2,'built':'1956'}").get("facts")).isEqualTo(Toys.json("{'x':["
        + "{'field':'flies','label':'flies','before':{'value':true,'shown':'yes'}},"
        + "{'field':'tails','label':'tails','before':{'value':1,'shown':'1'},'after':{'value':2,'shown':'2'}},"
        + "{'field':'built','label':'built','after':{'value':'1956','shown':'1956'}}]}").get("x"));
  }

  @Test
  void marksWhatIsInternal() {
    JsonNode field = json("{'secret':'one word'}", "{'secret':'another word'}").at("/facts/0");
    assertThat(field.get("internal").booleanValue()).isTrue();
    assertThat(field.get("runs").toString()).isEqualTo("[{\"is\":\"delete\",\"text\":\"one \"},{\"is\":\"insert\",\"text\":\"another \"},"
        + "{\"is\":\"equal\",\"text\":\"word\"}]");
  }

  @Test
  void tellsWordsOfEachLanguageThatDiffers() {
    JsonNode words = json("{'words':{'fr':{'title':'Cerf'},'en':{'title':'Kite'}}}",
        "{'words':{'fr':{'title':'Cerf volant'},'en':{'title':'Kite'},'de':{'title':'Drachen'}}}").get("words");
    assertThat(words.properties().stream().map(Map.Entry::getKey)).containsExactly("de", "fr");
    assertThat(words.at("/fr/0/field").asText()).isEqualTo("title");
    assertThat(words.at("/de/0/runs/0/is").asText()).isEqualTo("insert");
  }

  @Test
  void comparesATextByLanguageLanguageByLanguage() {
    JsonNode field = json("{'nickname':{'fr':'Cerf','en':'Kite'}}", "{'nickname':{'fr':'Cerf','en':'Big kite'}}").at("/facts/0");
    assertThat(field.get("texts").properties().stream().map(Map.Entry::getKey)).containsExactly("en");
    assertThat(field.at("/texts/en/by").asText()).isEqualTo("words");
  }

  @Test
  void tellsReferencesByTheNameTheyBearNow() {
    JsonNode field = json("{'lender':" + shop(OTHER) + "}", "{'lender':" + shop(SHOP) + "}").at("/facts/0");
    assertThat(field.at("/after/title").asText()).isEqualTo("The shop");
    assertThat(field.at("/after/shown").asText()).isEqualTo("The shop (shops/" + SHOP + ")");
    assertThat(field.get("before").has("title")).isFalse();
    assertThat(field.at("/before/shown").asText()).isEqualTo("shops/" + OTHER + " (no longer exists)");
  }

  @Test
  void tellsWhichEntriesOfAListAreNewGoneOrElsewhere() {
    Comparison comparison = compared("{'shops':[" + shop(SHOP) + "," + shop(OTHER) + "]}",
        "{'shops':[" + shop(OTHER) + "," + shop(new UUID(0, 7)) + "," + shop(SHOP) + "]}");
    Difference.Entries entries = (Difference.Entries) comparison.facts().get(0).difference();
    assertThat(entries.entries().stream().map(entry -> entry.fate() + " " + entry.from().orElse(null) + " " + entry.to().orElse(null)))
        .containsExactly("MOVED 1 0", "ADDED null 1");
    assertThat(comparison.references()).containsExactlyInAnyOrder(OTHER, new UUID(0, 7));
  }

  @Test
  void tellsWhatOfAnEntryHasChanged() {
    JsonNode entries = json("{'flyers':[{'name':'Zoé','phone':'1','role':{'fr':'Chef'}},{'name':'Ali'}]}",
        "{'flyers':[{'name':'Eve'},{'name':'Zoé','phone':'1','role':{'fr':'Cheffe'}}]}").at("/facts/0/entries");
    assertThat(entries.findValuesAsText("fate")).containsExactly("added", "changed", "removed");
    assertThat(entries.at("/1/members/0/field").asText()).isEqualTo("flyers.role");
    assertThat(entries.at("/2/shown").asText()).isEqualTo("Ali");
  }

  @Test
  void tellsTheMembersOfAComponentThatDiffer() {
    JsonNode field = json("{'owner':{'name':'Zoé','phone':'1'}}", "{'owner':{'name':'Zoé','phone':'2'}}").at("/facts/0");
    assertThat(field.get("members").findValuesAsText("field")).containsExactly("owner.phone");
    assertThat(field.at("/members/0/internal").booleanValue()).isTrue();
  }

  @Test
  void comparesWhatOneLanguageSaysPublicly() {
    PublicForm before = PublicForm.of(KITES, Toys.json("{'secret':'a','nickname':{'fr':'Cerf','en':'Kite'},'words':{'fr':{'title':'Un'}}}"), Toys.FR);
    PublicForm after = PublicForm.of(KITES, Toys.json("{'secret':'b','nickname':{'fr':'Cerf','en':'Bird'},'words':{'fr':{'title':'Deux'}}}"), Toys.FR);
    Comparison comparison = Comparison.ofForms(KITES, Toys.FR, Optional.of(before), after);
    assertThat(comparison.facts()).isEmpty();
    assertThat(comparison.words().get("fr")).hasSize(1);
    Comparison first = Comparison.ofForms(KITES, Toys.FR, Optional.empty(), after);
    assertThat(first.facts()).extracting(field -> field.field().name()).containsExactly("nickname");
  }

  @Test
  void comparesRevisionsOfAnotherShape() {
    JsonNode facts = json("{'tails':['one','two'],'nickname':'Cerf','flyers':'Zoé','shops':'x','owner':7,'lender':'x','unheard':1,'words':{'fr':'x'}}",
        "{'tails':2,'nickname':{'fr':'Cerf'},'flyers':[{'name':'Zoé'}],'shops':[],'owner':{'name':'Ali'},'lender':" + shop(SHOP) + "}").get("facts");
    assertThat(facts.findValuesAsText("field")).containsExactly("tails", "nickname", "shops", "lender", "flyers", "owner");
    assertThat(facts.at("/0/before/shown").asText()).isEqualTo("one, two");
  }

  @Test
  void longListsTakeNoLongTime() {
    String names = IntStream.range(0, 500).mapToObj(i -> "{'name':'a" + i + "','phone':'" + i + "'}").collect(Collectors.joining(","));
    Difference.Entries entries = (Difference.Entries) compared("{'flyers':[" + names + "]}",
        "{'flyers':[" + names.replace("'phone':'", "'phone':'1") + "]}").facts().get(0).difference();
    assertThat(entries.entries()).hasSize(500).allMatch(entry -> entry.fate() == Difference.Fate.CHANGED);
  }

  @Test
  void isReadAsPlainTextInBothLanguages() {
    Comparison comparison = compared("{'flies':true,'shops':[" + shop(OTHER) + "],'secret':'a','words':{'fr':{'title':'Cerf rouge','motto':'Un\\n\\nDeux'}}}",
        "{'flies':false,'shops':[" + shop(SHOP) + "],'words':{'fr':{'title':'Cerf bleu','motto':'Un\\n\\nTrois'}}}");
    Revision old = revision(1, "CREATE");
    Revision now = revision(4, "EDIT");
    assertThat(text(Locale.FRENCH, old, now, comparison)).isEqualTo("""
        label : Cerf bleu
        De la révision 1 (CREATE, 2024-01-01T00:00:00Z, par juliette)
        à la révision 4 (EDIT, 2024-01-01T00:00:00Z, par juliette)

        Faits
          flies : oui → non
          shops :
            - shops/%s (n’existe plus)
            + The shop (shops/%s)
          secret (interne) : [-a-]

        Français (fr)
          Titre : Cerf [-rouge-]{+bleu+}
          motto : Un

            [-Deux-]{+Trois+}
        """.formatted(OTHER, SHOP));
    assertThat(text(Locale.ENGLISH, old, now, comparison)).contains("From revision 1 (CREATE, ", "Facts", "flies: yes → no", "French (fr)",
        "secret (internal): [-a-]");
    assertThat(text(Locale.ENGLISH, old, now, compared("{}", "{}"))).endsWith("\n\nNo difference.\n");
  }

  private static Revision revision(int number, String action) {
    return new Revision(new Revision.Key(SHOP, number), action, OTHER, Toys.THEN, List.of(), "", null, "", "{}", "");
  }

  private static String text(Locale language, Revision from, Revision to, Comparison comparison) {
    return new ComparisonText(new Vocabulary(KITES, language, Map.of(SHOP, "The shop"))).write("Cerf bleu",
        Optional.of(new ComparisonText.Side(from, "juliette")), new ComparisonText.Side(to, "juliette"), comparison);
  }

  @Test
  void plainTextCutsWhatBothHave() {
    String long1 = "mot ".repeat(200);
    String text = text(Locale.ENGLISH, revision(1, "EDIT"), revision(2, "EDIT"), compared("{'words':{'fr':{'title':'" + long1 + "fin'}}}",
        "{'words':{'fr':{'title':'" + long1 + "suite'}}}"));
    assertThat(text).contains("Title: … " + "mot ".repeat(20) + "[-fin-]{+suite+}\n");
  }
}
