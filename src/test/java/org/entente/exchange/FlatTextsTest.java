package org.entente.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.entente.problem.Problem;
import org.entente.schema.Toys;
import org.junit.jupiter.api.Test;

class FlatTextsTest {
  private static final String STANDING = "{'flyers':[{'name':'Ann','role':{'fr':'Maire','en':'Mayor'},'phone':'1'},{'name':'Bo','role':{'en':'Guest'}}]}";

  @Test
  void keepsOtherLanguagesAndInternalMembersInAnyOrder() {
    assertThat(told("{'flyers':[{'name':'Bo','role':'Invité'},{'name':'Ann','role':'La maire'}]}", STANDING)).isEqualTo(Toys.json(
        "{'flyers':[{'name':'Bo','role':{'en':'Guest','fr':'Invité'}},{'name':'Ann','role':{'fr':'La maire','en':'Mayor'},'phone':'1'}]}"));
  }

  @Test
  void putsAFlatTextUnderItsLanguageInANewContent() {
    assertThat(told("{'flyers':[{'name':'Ann','role':'Maire'}]}", "{}"))
        .isEqualTo(Toys.json("{'flyers':[{'name':'Ann','role':{'fr':'Maire'}}]}"));
  }

  @Test
  void refusesToLoseWhatTheTableDoesNotTell() {
    assertThatThrownBy(() -> told("{'flyers':[{'name':'Anna','role':'Maire'}]}", STANDING)).isInstanceOf(Problem.class)
        .hasMessageContaining("/flyers");
  }

  @Test
  void leavesTextsByLanguageAsTheyAre() {
    String full = "{'flyers':[{'name':'Anna','role':{'fr':'Maire'}}]}";
    assertThat(told(full, STANDING)).isEqualTo(Toys.json(full));
  }

  private static ObjectNode told(String patch, String current) {
    return new FlatTexts("fr").told(Toys.types().named("kites"), Toys.json(patch), Toys.json(current));
  }
}
