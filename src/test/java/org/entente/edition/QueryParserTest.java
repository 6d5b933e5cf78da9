package org.entente.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Random;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.values.DeliveryQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryParserTest {
  private final QueryParser parser = Toy.parser();

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "kindd=twinning            | unknown-parameter | kind",
      "where=1                   | unknown-parameter |",
      "$where=1                  | unknown-parameter |",
      "sortt=title               | unknown-parameter | sort",
      "near=1,2,3                | unknown-parameter |",
      "kindd[in]=twinning        | unknown-field     | kind",
      "towns.contry=CA           | unknown-field     | towns.country",
      "towns.memberOf.country=CA | unknown-field     |",
      "kind[like]=a              | unknown-operator  |",
      "kind[eq]=twinning         | unknown-operator  |",
      "kind[gt]=a                | unknown-operator  |",
      "body=a                    | not-filterable    |",
      "secretary=a               | not-filterable    |",
      "guests=a                  | unknown-operator  |",
      "kind=twining              | wrong-value       |",
      "kind=                     | wrong-value       |",
      "kind[in]=twinning,        | wrong-value       |",
      "exclusive=1               | wrong-value       |",
      "number=1e400              | wrong-value       |",
      "number=9223372036854775808| wrong-value       |",
      "signed=2001-2002          | wrong-value       |",
      "signed=2001-13            | wrong-value       |",
      "visited=2015-05-11T10     | wrong-value       |",
      "towns=rome                | wrong-value       |",
      "kind[exists]=yes          | wrong-value       |",
      "title[contains]=*         | wrong-value       |",
      "limit=0                   | wrong-value       |",
      "limit=101                 | wrong-value       |",
      "limit=-1                  | wrong-value       |",
      "limit=1e9                 | wrong-value       |",
      "limit=                    | wrong-value       |",
      "limit=2147483648          | wrong-value       |",
      "offset=10001              | wrong-value       |",
      "limit=1&limit=1           | repeated-parameter|",
      "q=                        | wrong-value       |",
      "sort=titel                | unknown-field     | title",
      "sort=towns                | not-sortable      |",
      "sort=signed.year          | not-sortable      |",
      "sort=title,-title         | wrong-value       |",
      "sort=                     | wrong-value       |",
      "include=towns,towns       | wrong-value       |",
      "after=                    | wrong-cursor      |",
      "after=MQ                  | wrong-cursor      |",
      "after=abc                 | wrong-cursor      |",
      "after=e30&offset=1        | wrong-combination |",
      "fields=titel              | unknown-field     | title",
      "fields=towns.title        | unknown-field     |",
      "fields=body.raw           | unknown-field     |",
      "include=kind              | unknown-field     |",
      "include=town              | unknown-field     | towns",
      "include=towns.memberOf.memberOf | include-too-deep |",
      "locale=it                 | wrong-value       |",
      "locale=fr-FR              | wrong-value       |",
      "fallback=fr               | wrong-combination |",
      "locale=all&fallback=fr    | wrong-combination |",
      "locale=fr&fallback=       | wrong-value       |",
      "facets=kindd              | unknown-field     | kind",
      "facets=towns.contry       | unknown-field     | towns.country",
      "facets=title              | not-countable     |",
      "facets=signed             | not-countable     |",
      "facets=secretary          | not-countable     |",
      "facets=kind,kind          | wrong-value       |",
      "facets=                   | wrong-value       |",
      "groupBy=kind,number       | wrong-value       |",
      "groupBy=signed.yeer       | unknown-field     | signed.year",
      "facet=kind                | unknown-parameter | facets",
      "groupby=kind              | unknown-parameter | groupBy",
      "include=towns(limit=0)    | wrong-value       |",
      "include=towns(limit=5     | wrong-value       |",
      "include=towns)limit=5(    | wrong-value       |",
      "include=towns((limit=5))  | wrong-value       |",
      "include=towns(limit=5)x   | wrong-value       |",
      "include=towns()           | wrong-value       |",
      "include=(limit=5)         | wrong-value       |",
      "include=towns(limit=5,limit=6) | wrong-value  |",
      "include=towns(limit=5),towns(limit=6) | wrong-value |",
      "include=towns(page=5)     | wrong-value       |",
      "include=alternates(limit=1) | wrong-value     |",
      "include=towns(sort=titel) | unknown-field     | title",
      "include=towns(sort=memberOf) | not-sortable   |",
      "include=guests.town(sort=title) | wrong-value |",
      "include=page(sort=title)  | wrong-value       |",
      "include=ancestors         | unknown-field     |",
      "include=alternate         | unknown-field     | alternates",
      "include=towns.pact        | unknown-field     | towns.pacts",
      "include=alternates.title  | unknown-field     |",
      "include=towns..memberOf   | wrong-value       |",
      "include=,towns            | wrong-value       |",
      "include=towns.members&fields=towns.members.titel | unknown-field | ",
      "edition=                  | wrong-value       |",
      "edition=-1                | wrong-value       |",
      "edition=01                | wrong-value       |",
      "edition=1234567890123456789 | wrong-value     |",
      "edition=newest            | wrong-value       |",
      "edition=1&edition=1       | repeated-parameter|",
      "edition=1&asOf=2024-01-01 | wrong-combination |",
      "asOf=                     | wrong-value       |",
      "asOf=2024                 | wrong-value       |",
      "asOf=2024-02-30           | wrong-value       |",
      "asOf=2024-01-01T10:00:00  | wrong-value       |",
      "asOf=2024-01-01T10:00:00+02:00 | wrong-value  |",
      "asOf=2025-01-01           | wrong-value       |",
      "asOf=2025-01-01T00:00:00.001Z | wrong-value   |",
      "asOf=%2B999999999-12-31   | wrong-value       |",
      "asof=2024-01-01           | unknown-parameter | asOf",
      "title=%zz                 | bad-encoding      |",
      "title=%                   | bad-encoding      |",
      "title=%C3                 | bad-encoding      |",
      "title=%00                 | bad-encoding      |",
      "title=a%0D%0Ab            | bad-encoding      |",
  })
  void refuses(String raw, String slug, String nearest) {
    Problem problem = catchThrowableOfType(Problem.class, () -> parser.list("pacts", raw));
    assertThat(problem).as(raw).isNotNull();
    assertThat(problem.kind()).isEqualTo(ProblemKind.BAD_QUERY);
    assertThat(problem.slug()).isEqualTo(slug);
    assertThat(problem.details().get("nearest")).isEqualTo(nearest);
    assertThat(problem.details()).containsKey("position");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "pact.kind=twinning        | unknown-field     | pacts.kind",
      "pacts.kindd=twinning      | unknown-field     | pacts.kind",
      "pacts[gt]=1               | unknown-operator  |",
      "pacts[ne]=1               | unknown-operator  |",
      "pacts=rome                | wrong-value       |",
      "pacts.secretary=a         | not-filterable    |",
      "pacts.towns.title=a       | unknown-field     |",
      "memberof.country=IT       | unknown-field     | memberOf.country",
      "near=48.8                 | wrong-value       |",
      "near=48.8,2.3,0           | wrong-value       |",
      "near=48.8,2.3,NaN         | wrong-value       |",
      "near=48.8,2.3,99999       | wrong-value       |",
      "near=48.8,181,5           | wrong-value       |",
      "near=1e1,2,5              | wrong-value       |",
      "bbox=1,2,3                | wrong-value       |",
      "bbox=1,2,3,4,5            | wrong-value       |",
      "bbox=1,91,3,92            | wrong-value       |",
      "near=1,2,3&near=1,2,3     | repeated-parameter|",
  })
  void refusesOfTowns(String raw, String slug, String nearest) {
    Problem problem = catchThrowableOfType(Problem.class, () -> parser.list("towns", raw));
    assertThat(problem).as(raw).isNotNull();
    assertThat(problem.slug()).isEqualTo(slug);
    assertThat(problem.details().get("nearest")).isEqualTo(nearest);
    assertThat(problem.details()).containsKey("position");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "near=151.2,-33.8,10      | latitude and longitude look swapped",
      "bbox=41.3,-95.1,51.1,9.6 | longitude and latitude look swapped",
      "bbox=-5.1,51.1,9.6,41.3  | south and north look swapped",
  })
  void saysThatAPairLooksSwapped(String raw, String sentence) {
    assertThat(catchThrowableOfType(Problem.class, () -> parser.list("towns", raw)).getMessage()).contains(sentence);
  }

  @Test
  void givesTheSameAnswerWhateverTheGuess() {
    for (String name : new String[] {"archive", "archive[gt]", "towns.contact", "createdBy.password"}) {
      assertThat(refusal(name + "=right").getMessage()).isEqualTo(refusal(name + "=wrong-guess").getMessage());
      assertThat(refusal(name + "=a").details()).isEqualTo(refusal(name + "=b").details());
    }
  }

  @Test
  void saysWhereTheWrongParameterStands() {
    assertThat(refusal("kind=twinning&foo=1").details()).containsEntry("position", 15).containsEntry("parameter", "foo");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "fields=titel                             | 8",
      "fields=title,titel                       | 14",
      "fields=title%2Ctitel                     | 16",
      "title=%C3%A9t%F0%9F%98%80&sort=-signed,-titel | 40",
      "fields=title,%C3%A9%F0%9F%98%80,titel    | 14",
      "title=a+é&fields=title,titel             | 24",
      "facets=kind,knd                          | 13",
      "groupBy=knd                              | 9",
      "fields                                   | 1",
      "include                                  | 1",
      "include=towns,                           | 1",
      "include=towns,townz                      | 15",
      "include=towns.mayor                      | 9",
      "include=towns.pacts.towns                | 9",
      "include=towns(limit=2,sort=country,titel)| 36",
      "include=towns%28limit=2,sort=titel%29    | 30",
      "include=towns(limit=0)                   | 21",
  })
  void saysWhereTheWrongNameStands(String raw, int position) {
    assertThat(refusal(raw).details()).as(raw).containsEntry("position", position);
  }

  @Test
  void takesAnOptionWithNothingBehindItForNone() {
    assertThatCode(() -> parser.list("pacts", "include=towns(limit=)")).doesNotThrowAnyException();
    assertThatCode(() -> parser.list("pacts", "include=towns(sort=,sort=title,limit=3)")).doesNotThrowAnyException();
  }

  @Test
  void takesACursorOnlyFromTheSameOrder() {
    Toy toy = new Toy().publish("pacts", 1, "fr", "a", "A", "").publish("pacts", 2, "fr", "b", "B", "");
    try (Edition edition = toy.edition()) {
      String cursor = edition.search(parser.list("pacts", "limit=1")).next().orElseThrow();
      assertThatCode(() -> parser.list("pacts", "limit=1&after=" + cursor)).doesNotThrowAnyException();
      assertThat(refusal("sort=-title&after=" + cursor).slug()).isEqualTo("wrong-cursor");
      Problem other = catchThrowableOfType(Problem.class, () -> parser.list("towns", "after=" + cursor));
      assertThat(other.slug()).isEqualTo("wrong-cursor");
      Random random = new Random(7);
      for (int i = 0; i < 10_000; i++) {
        char[] letters = cursor.toCharArray();
        letters[random.nextInt(letters.length)] = (char) ('!' + random.nextInt(90));
        try {
          Query query = parser.list("pacts", "limit=1&after=" + new String(letters).replace("%", "A").replace("&", "A"));
          assertThat(edition.search(query).total()).isEqualTo(2);
        } catch (Problem refused) {
          assertThat(refused.kind()).isEqualTo(ProblemKind.BAD_QUERY);
        }
      }
    }
  }

  /** The index takes some thousand terms at once; nobody reaches that by small parameters, or by words without blanks. */
  @Test
  void refusesMoreAtOnceThanTheIndexTakes() {
    String hundred = String.join(",", Collections.nCopies(100, "a"));
    String filters = String.join("&", Collections.nCopies(15, "title[in]=" + hundred));
    assertThat(refusal(filters).slug()).isEqualTo("wrong-combination");
    assertThat(refusal("q=" + "\u4e2d".repeat(200)).slug()).isEqualTo("wrong-value");
    String most = "q=" + "\u4e2d".repeat(20) + "&title[in]=" + hundred + "&towns.title[in]=" + hundred;
    try (Edition edition = new Toy().publish("pacts", 1, "fr", "a", "A", "").edition()) {
      assertThat(edition.search(parser.list("pacts", most)).total()).isZero();
    }
  }

  @Test
  void predictsWhatIsTooDearAndSaysWhatToLeaveOut() {
    Problem problem = refusal("limit=100&kind=twinning&include=towns.pacts(limit=50),alternates");
    assertThat(problem.slug()).isEqualTo("too-costly");
    assertThat(problem.getMessage()).contains("for 'include'; include less, with a limit inside");
    assertThat(problem.details()).containsEntry("allowed", 2_000).hasEntrySatisfying("parts", parts ->
        assertThat(parts.toString()).startsWith("{filters=6, include="));
    assertThatCode(() -> parser.list("pacts", "limit=20&include=towns.pacts(limit=5)")).doesNotThrowAnyException();
    assertThatCode(() -> parser.object("pacts", "include=towns.pacts(limit=100)")).doesNotThrowAnyException();
    assertThat(refusal("limit=100&include=pacts-leading-here(limit=11)").slug()).as("though nothing leads there today").isEqualTo("include-too-costly");
    assertThatCode(() -> parser.list("pacts", "limit=100&include=pacts-leading-here")).doesNotThrowAnyException();
    assertThatCode(() -> parser.list("pacts", "limit=50&include=pacts-leading-here(limit=20)")).doesNotThrowAnyException();
    assertThat(refusal("towns.title[contains]=aa&".repeat(199)).getMessage()).contains("ask fewer conditions");
  }

  @Test
  void tellsLabelsInOneLanguageOfTheHouse() {
    assertThat(parser.labels("")).isEqualTo(Locale.FRENCH);
    assertThat(parser.labels("locale=en")).isEqualTo(Locale.ENGLISH);
    for (String wrong : new String[] {"locale=all", "locale=it", "fields=title", "secret=1"}) {
      assertThat(catchThrowableOfType(Problem.class, () -> parser.labels(wrong)).kind()).isEqualTo(ProblemKind.BAD_QUERY);
    }
  }

  @Test
  void takesADayWithoutATimeForItsEnd() {
    assertThat(parser.list("pacts", "asOf=2024-07-01").moment()).isEqualTo(new Moment.Past(Instant.parse("2024-07-01T21:59:59.999999999Z")));
    assertThat(parser.list("pacts", "asOf=2024-07-01T10:00:00%2B02:00").moment()).isEqualTo(new Moment.Past(Instant.parse("2024-07-01T08:00:00Z")));
    assertThat(parser.list("pacts", "").moment().isNow()).isTrue();
  }

  @Test
  void checksAQueryKeptInAContent() {
    parser.check(new DeliveryQuery("pacts?sort=-signed&towns.country=CA"));
    parser.check(new DeliveryQuery("pacts?sort=-signed&groupBy=signed.year"));
    for (String momentary : new String[] {"pacts?edition=current", "pacts?edition=7", "pacts?asOf=2024-01-01"}) {
      assertThat(catchThrowableOfType(Problem.class, () -> parser.check(new DeliveryQuery(momentary))).slug()).isEqualTo("wrong-combination");
    }
    assertThat(catchThrowableOfType(Problem.class, () -> parser.check(new DeliveryQuery("pact"))).slug()).isEqualTo("unknown-type");
    assertThat(catchThrowableOfType(Problem.class, () -> parser.check(new DeliveryQuery("pacts?x=1"))).slug())
        .isEqualTo("unknown-parameter");
  }

  @Test
  void hidesAnUnknownTypeBehindTheUsualWords() {
    assertThat(catchThrowableOfType(Problem.class, () -> parser.list("nope", "x=1")).kind()).isEqualTo(ProblemKind.NOT_FOUND);
  }

  private Problem refusal(String raw) {
    return catchThrowableOfType(Problem.class, () -> parser.list("pacts", raw));
  }
}
