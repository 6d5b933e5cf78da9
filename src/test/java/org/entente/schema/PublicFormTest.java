package org.entente.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.entente.content.AnyReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublicFormTest {
  private static final String SHOP = "00000000-0000-0000-0000-00000000000a";

  private final Toys.Kite kite = Toys.kite();

  @BeforeEach
  void write() {
    Toys.merge(kite, "{'shape':'diamond','nickname':{'fr':'Cerf','en':'Kite'},'shops':[{'id':'" + SHOP + "'}],"
        + "'flyers':[{'name':'Zoé','phone':'1','role':{'fr':'Chef'}}],'words':{'fr':{'title':'Le titre'},'en':{'title':'The title'}}}");
  }

  @Test
  void holdsPublicFieldsOfOneLanguageInPrintedOrder() {
    assertThat(Toys.publicForm(kite, Toys.FR).json().toString()).isEqualTo("{\"title\":\"Le titre\",\"shape\":\"diamond\","
        + "\"nickname\":\"Cerf\",\"shops\":[{\"type\":\"shops\",\"id\":\"" + SHOP + "\"}],\"flyers\":[{\"name\":\"Zoé\",\"role\":\"Chef\"}]}");
  }

  @Test
  void leavesOutWhatOneLanguageDoesNotSay() {
    assertThat(Toys.publicForm(kite, Toys.EN).json().at("/flyers/0").toString()).isEqualTo("{\"name\":\"Zoé\"}");
    Toys.merge(kite, "{'flyers':[{'role':{'fr':'Chef'}}]}");
    assertThat(Toys.publicForm(kite, Toys.EN).json().has("flyers")).isFalse();
  }

  @Test
  void keepsItsFingerprintWhenAnInternalFieldChanges() {
    String before = fingerprint();
    Toys.merge(kite, "{'secret':'new','note':'new','expires':'2030-01-01','flyers':[{'name':'Zoé','phone':'2','role':{'fr':'Chef'}}]}");
    assertThat(fingerprint()).isEqualTo(before);
  }

  @Test
  void keepsItsFingerprintWhenAnotherLanguageChanges() {
    String before = fingerprint();
    Toys.merge(kite, "{'nickname':{'en':'Dragon'},'words':{'en':{'title':'Another title'}}}");
    assertThat(fingerprint()).isEqualTo(before);
  }

  @Test
  void movesItsFingerprintWithItsOwnWordsAndFacts() {
    String before = fingerprint();
    Toys.merge(kite, "{'nickname':{'fr':'Volant'}}");
    String afterText = fingerprint();
    Toys.merge(kite, "{'words':{'fr':{'title':'Titre'}}}");
    String afterWord = fingerprint();
    Toys.merge(kite, "{'tails':2}");
    assertThat(afterText).isNotEqualTo(before);
    assertThat(afterWord).isNotEqualTo(afterText);
    assertThat(fingerprint()).isNotEqualTo(afterWord);
  }

  @Test
  void givesOneFingerprintToOneMeaningHoweverItIsWritten() {
    var a = Toys.json("{'b':[1,2.50],'a':{'y':'é','x':null}}");
    var b = Toys.json("{'a':{'x':null,'y':'\\u00e9'},'b':[1.0,2.5]}");
    assertThat(CanonicalJson.text(a)).isEqualTo(CanonicalJson.text(b)).isEqualTo("{\"a\":{\"x\":null,\"y\":\"é\"},\"b\":[1,2.5]}");
    assertThat(CanonicalJson.sha256("abc".getBytes())).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void findsLinksInReferencesTargetsComponentsAndTexts() {
    String a = UUID.randomUUID().toString();
    String b = UUID.randomUUID().toString();
    String c = UUID.randomUUID().toString();
    String d = UUID.randomUUID().toString();
    Toys.merge(kite, "{'related':[{'type':'kites','id':'" + a + "'}],'target':{'type':'shops','id':'" + b + "'},"
        + "'flyers':[{'employer':{'id':'" + c + "'}}],'words':{'fr':{'body':'Voir [ici](entente:kites/" + d + ") et [là](https://x.org)'}}}");
    assertThat(Toys.publicForm(kite, Toys.FR).links()).extracting(AnyReference::id).map(UUID::toString)
        .containsExactlyInAnyOrder(SHOP, a, b, c, d);
    assertThat(Toys.publicForm(kite, Toys.EN).links()).extracting(AnyReference::id).map(UUID::toString).doesNotContain(d);
  }

  @Test
  void followsNoLinkOfAnAddressOnTheWeb() {
    Toys.merge(kite, "{'shops':null,'target':{'url':'https://example.org/'}}");
    assertThat(Toys.publicForm(kite, Toys.FR).links()).isEmpty();
  }

  private String fingerprint() {
    return Toys.publicForm(kite, Toys.FR).fingerprint();
  }
}
