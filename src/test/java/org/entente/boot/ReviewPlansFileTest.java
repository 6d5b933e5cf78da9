package org.entente.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.entente.access.Role;
import org.entente.schema.ContentTypes;
import org.entente.settings.Environment;
import org.entente.settings.WrongSetting;
import org.entente.testing.ModelTypes;
import org.entente.workflow.ReviewPlans;
import org.entente.workflow.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An office's own review plans are read whole, or the start stops and says where they are wrong. */
class ReviewPlansFileTest {
  private static ContentTypes types;

  @BeforeAll
  static void readTheModel() throws Exception {
    types = ModelTypes.read();
  }

  @TempDir
  Path folder;

  @Test
  void comesWithTheUsualPlans() {
    ReviewPlans plans = ReviewPlansFile.of(new Environment(Map.of())).read(types);
    assertThat(plans).isEqualTo(ModelTypes.plans());
  }

  @Test
  void readsAnOfficesOwn() throws IOException {
    ReviewPlans plans = read("{default: [{role: PROTOCOL, people: 3}], types: {people: [{role: REVIEWER}, {role: REVIEWER}]}}");
    assertThat(plans.of("visits").stages()).containsExactly(new Stage(Role.PROTOCOL, 3));
    assertThat(plans.of("people").people()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {types: {}}                                              | default is missing
      []                                                       | the file must have members
      {default: []}                                            | default must be a list of at least one stage
      {default: [{role: REVIEWER}], defaults: 1}               | the file has 'defaults', but knows only
      {default: [{role: ADMIN}]}                               | default[0].role must be one of [REVIEWER, PROTOCOL]
      {default: [{role: REVIEWER, people: 0}]}                 | default[0].people must be a whole number from 1 to 20
      {default: [{role: REVIEWER, people: two}]}               | default[0].people must be a whole number
      {default: [{role: REVIEWER, number: 2}]}                 | default[0] has 'number', but knows only
      {default: [{role: REVIEWER}], types: {visit: []}}        | types has 'visit', but knows only
      {default: [{role: REVIEWER}], types: {news: [REVIEWER]}} | types.news[0] must have members
      {default: [{role: REVIEWER, people: 15}, {role: PROTOCOL, people: 15}]} | default asks for 30 people
      {default: [{role: REVIEWER}], default: [{role: PROTOCOL}]} | is no YAML: while constructing
      {default: [                                              | is no YAML
      !!java.net.URL [http://localhost/]                       | is no YAML
      """)
  void stopsTheStartAndNamesThePlace(String text, String told) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(WrongSetting.class).hasMessageContaining("ENTENTE_REVIEW_PLANS")
        .hasMessageContaining("plans.yaml").hasMessageContaining(told);
  }

  @Test
  void stopsTheStartWhenTheFileIsNotThere() {
    Environment environment = new Environment(Map.of("ENTENTE_REVIEW_PLANS", folder.resolve("nowhere.yaml").toString()));
    assertThatThrownBy(() -> ReviewPlansFile.of(environment).read(types)).isInstanceOf(WrongSetting.class)
        .hasMessageContaining("nowhere.yaml, which cannot be read");
  }

  private ReviewPlans read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("plans.yaml"), text);
    return ReviewPlansFile.of(new Environment(Map.of("ENTENTE_REVIEW_PLANS", file.toString()))).read(types);
  }
}
