package org.entente.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RichTextTest {
  private static final UUID ID = UUID.fromString("3f2504e0-4f89-41d3-9a0c-0305e82c3301");
  private static final Set<String> TAGS = Set.of("h2", "h3", "h4", "p", "ul", "ol", "li", "blockquote", "table", "thead", "tbody",
      "tr", "th", "td", "a", "em", "strong", "code", "pre", "br", "hr");
  private static final Set<String> ATTRIBUTES = Set.of("href", "title", "data-type", "data-id", "align", "start", "rel");
  private static final Pattern TAG = Pattern.compile("<(/?)([^\\s>/]*)((?:\\s+[^\\s=>]+(?:=\"[^\"]*\")?)*)\\s*/?>");
  private static final Pattern ATTRIBUTE = Pattern.compile("([^\\s=>]+)(?:=\"([^\"]*)\")?");
  private static final Pattern SAFE_HREF = Pattern.compile("(?i)(https?://|mailto:|/|#|\\?|[^:]*$).*");

  static Stream<String> nastyTexts() {
    return Stream.of("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<iframe src='javascript:alert(1)'>",
        "<a href='javascript:alert(1)'>x</a>", "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](javascript&colon;alert(1))",
        "[x](&#106;avascript:alert(1))", "[x](java\tscript:alert(1))", "[x](<java\u0000script:alert(1)>)", "[x]( javascript:alert(1))",
        "[x](vbscript:msgbox(1))", "[x](data:text/html,<script>alert(1)</script>)", "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](file:///etc/passwd)", "[x](//evil.example/\" onmouseover=\"alert(1))", "[x](https://a.example/\"onmouseover=\"alert(1))",
        "[x](https://a.example 'title\" onmouseover=\"alert(1)')", "![x](javascript:alert(1))", "![x](https://a.example/x.png)",
        "![x\" onerror=\"alert(1)](x)", "<javascript:alert(1)>", "<https://a.example/\"onclick=alert(1)>", "`<script>alert(1)</script>`",
        "```\n</code></pre><script>alert(1)</script>\n```", "``` \" onclick=\"alert(1)\ncode\n```", "```html class=x style=y\n<b>\n```",
        "# <script>alert(1)</script>", "> <img src=x onerror=alert(1)>", "- <style>*{display:none}</style>",
        "<!-- --><script>alert(1)</script><!-- -->", "<![CDATA[<script>alert(1)</script>]]>", "<?php echo 1 ?>", "<!DOCTYPE html [<!ENTITY x 'y'>]>",
        "| a |\n|---|\n| <script>alert(1)</script> |", "| <b onclick=x> |\n|:--|\n| [x](javascript:alert(1)) |",
        "[x]: javascript:alert(1)\n\n[x]", "[x]: https://a.example 'a\"onclick=\"b'\n\n[x]", "&lt;script&gt;alert(1)&lt;/script&gt;",
        "&#60;script&#62;alert(1)&#60;/script&#62;", "\\<script>alert(1)</script>", "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">", "<details open ontoggle=alert(1)>", "<a\nhref=\"javascript:alert(1)\"\n>x",
        "[x](entente:agreements/" + ID + "\"onclick=alert)", "[x](entente:javascript/alert)", "[x](ententes:agreements/" + ID + ")",
        "[x](tel:+33)", "[x](ftp://a.example/)", "[![x](javascript:alert(1))](javascript:alert(2))", "\u202e<script>", "<\u0000script>alert(1)",
        "[x](\u0001javascript:alert(1))", "[x](https:javascript:alert(1))", "[x](intent://x#Intent;scheme=javascript;end)");
  }

  @ParameterizedTest
  @MethodSource("nastyTexts")
  void letsNothingThroughThatActs(String markdown) {
    assertSafe(new RichText(markdown).rendered(link -> "/api/v1/" + link.type() + "/" + link.id()).html());
  }

  @Test
  void tellsWhatItsLinksSay() {
    assertThat(new RichText("See [the *city*\nof `Rome`](https://a.example), [](x) and ![no link](y), [ref][1] [none]\n\n[1]: z").linkTexts())
        .containsExactly("the city of Rome", "", "ref");
  }

  @Test
  void isHardOnAtLeastFortyNastyTexts() {
    assertThat(nastyTexts().distinct().count()).isGreaterThanOrEqualTo(40);
    assertThatThrownBy(() -> assertSafe("<p onclick=\"x\">y</p>")).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> assertSafe("<script>")).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> assertSafe("<a href=\"javascript:x\">y</a>")).isInstanceOf(AssertionError.class);
  }

  /** Reads the HTML tag by tag: whatever is no allowed tag must not hold a bracket at all. */
  private static void assertSafe(String html) {
    Matcher tags = TAG.matcher(html);
    StringBuilder rest = new StringBuilder();
    int last = 0;
    while (tags.find()) {
      rest.append(html, last, tags.start());
      last = tags.end();
      assertThat(TAGS).as(html).contains(tags.group(2));
      Matcher attributes = ATTRIBUTE.matcher(tags.group(3));
      while (attributes.find()) {
        assertThat(ATTRIBUTES).as(html).contains(attributes.group(1));
        if (attributes.group(1).equals("href")) {
          assertThat(attributes.group(2)).as(html).matches(SAFE_HREF).doesNotContain("\u0000", "\t");
        }
      }
    }
    assertThat(rest.append(html.substring(last)).toString()).as(html).doesNotContain("<");
  }

  @Test
  void keepsHeadingsBetweenTwoAndFour() {
    assertThat(html("# a\n\n## b\n\n### c\n\n#### d\n\n##### e\n\n###### f"))
        .isEqualTo("<h2>a</h2>\n<h2>b</h2>\n<h3>c</h3>\n<h4>d</h4>\n<h4>e</h4>\n<h4>f</h4>");
  }

  @Test
  void pointsInternalLinksToTheApiAndTellsThem() {
    RichText text = new RichText("Voir [le *pacte*](entente:agreements/" + ID + ") et [ici](https://paris.fr).");
    assertThat(text.rendered(link -> "/x/" + link.type()).html()).contains("href=\"/x/agreements\" data-type=\"agreements\" data-id=\"" + ID + "\">")
        .contains("href=\"https://paris.fr\"");
    assertThat(text.links()).containsExactly(new RichText.InternalLink("agreements", ID));
    assertThat(text.rendered(link -> "").text()).contains("Voir").contains("pacte").doesNotContain("*").doesNotContain("<");
  }

  @Test
  void tellsNoAddressOfALinkInPlainText() {
    assertThat(new RichText("Voir [ici](entente:agreements/" + ID + ").").rendered(link -> "").text()).isEqualTo("Voir ici.");
  }

  @Test
  void setsTables() {
    assertThat(html("| Ville | Année |\n|---|--:|\n| Rome | 1956 |")).contains("<th>Ville</th>", "<td>Rome</td>", "<table>")
        .doesNotContain("class=", "style=");
  }

  @Test
  void showsPicturesByTheirAlternativeText() {
    assertThat(html("![Le *maire*](https://a.example/x.png)")).isEqualTo("<p>Le <em>maire</em></p>");
  }

  @Test
  void refusesATextWithoutEnd() {
    assertThatThrownBy(() -> new RichText("a".repeat(RichText.LONGEST + 1))).isInstanceOf(Malformed.class);
  }

  @Test
  void survivesDeepNesting() {
    for (String deep : List.of(">".repeat(20_000), "[".repeat(20_000), "*a ".repeat(20_000), "- ".repeat(5_000) + "x")) {
      assertSafe(html(deep));
    }
  }

  private static String html(String markdown) {
    return new RichText(markdown).rendered(link -> "/").html();
  }
}
