package org.entente.values;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.UrlSanitizer;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * A text in CommonMark (with tables): readable in a plain box, nothing stored that could attack. Raw HTML is shown as text,
 * only web, mail and internal links survive, headings start at h2. A link to other content is written
 * {@code [text](entente:agreements/{id})}.
 */
public record RichText(String markdown) {
  public static final int LONGEST = 200_000;

  private static final Pattern INTERNAL = Pattern.compile("entente:([a-z][a-z0-9-]*)/([0-9a-fA-F-]{36})");
  private static final Pattern SAFE_URL = Pattern.compile("(?i)(https?://|mailto:).*|[^:]*");
  private static final int HIGHEST_HEADING = 2;
  private static final int LOWEST_HEADING = 4;

  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).maxOpenBlockParsers(100).build();
  private static final TextContentRenderer TEXT = TextContentRenderer.builder().extensions(EXTENSIONS).build();

  public RichText {
    if (markdown.length() > LONGEST) {
      throw new Malformed("the text is longer than " + LONGEST + " characters; split it into two contents");
    }
  }

  /** A text as readers get it: safe HTML, and the text without any mark, for search and previews. */
  public record Rendered(String html, String text) {}

  /** A link inside the text to another content. */
  public record InternalLink(String type, UUID id) {}

  /** Read once for both forms; {@code address} gives the address of a linked content. */
  public Rendered rendered(Function<InternalLink, String> address) {
    Node document = PARSER.parse(markdown);
    document.accept(new HeadingsInBounds());
    document.accept(new BareText(Image.class));
    String html = html(document, address);
    document.accept(new BareText(Link.class));
    return new Rendered(html, TEXT.render(document).strip());
  }

  private static String html(Node document, Function<InternalLink, String> address) {
    return HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true).sanitizeUrls(true)
        .urlSanitizer(new SafeUrls())
        .attributeProviderFactory(context -> (node, tag, attributes) -> {
          if (node instanceof Link && tag.equals("a")) {
            internal(((Link) node).getDestination()).ifPresent(link -> pointTo(link, address.apply(link), attributes));
          }
          List.of("class", "style", "rel").forEach(attributes::remove);
        }).build().render(document).strip();
  }

  private static void pointTo(InternalLink link, String address, Map<String, String> attributes) {
    attributes.put("data-type", link.type());
    attributes.put("data-id", link.id().toString());
    attributes.put("href", address);
  }

  /** The contents this text links to, in the order of the text. */
  public List<InternalLink> links() {
    List<InternalLink> links = new ArrayList<>();
    if (!mayLink()) {
      return links;
    }
    PARSER.parse(markdown).accept(new AbstractVisitor() {
      @Override
      public void visit(Link link) {
        internal(link.getDestination()).ifPresent(links::add);
        visitChildren(link);
      }
    });
    return links;
  }

  /** What the links of this text say, wherever they lead, in the order of the text. */
  public List<String> linkTexts() {
    List<String> texts = new ArrayList<>();
    if (markdown.indexOf('[') >= 0) {
      PARSER.parse(markdown).accept(new AbstractVisitor() {
        @Override
        public void visit(Link link) {
          LettersOnly letters = new LettersOnly();
          letters.visit(link);
          texts.add(letters.read.toString());
        }
      });
    }
    return texts;
  }

  /** Without reading it: a link to other content is spelt out, unless an entity or a backslash hides it. */
  private boolean mayLink() {
    return markdown.contains("entente:") || markdown.indexOf('&') >= 0 || markdown.indexOf('\\') >= 0;
  }

  private static Optional<InternalLink> internal(String destination) {
    Matcher matcher = INTERNAL.matcher(Objects.requireNonNullElse(destination, ""));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new InternalLink(matcher.group(1), UUID.fromString(matcher.group(2))));
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return markdown;
  }

  /** The page owns h1 and the small print: headings of a text lie between h2 and h4. */
  private static final class HeadingsInBounds extends AbstractVisitor {
    @Override
    public void visit(Heading heading) {
      heading.setLevel(Math.min(LOWEST_HEADING, Math.max(HIGHEST_HEADING, heading.getLevel())));
      visitChildren(heading);
    }
  }

  /**
   * Replaces nodes by the text in them. Pictures come from the media store only, so one of somewhere else is shown by its
   * alternative text; and plain text tells no addresses.
   */
  private static final class BareText extends AbstractVisitor {
    private final Set<Class<? extends Node>> kinds;

    @SafeVarargs
    BareText(Class<? extends Node>... kinds) {
      this.kinds = Set.of(kinds);
    }

    @Override
    public void visit(Image image) {
      visitChildren(image);
      bare(image);
    }

    @Override
    public void visit(Link link) {
      visitChildren(link);
      bare(link);
    }

    private void bare(Node node) {
      if (kinds.contains(node.getClass())) {
        for (Node child = node.getFirstChild(); child != null; child = node.getFirstChild()) {
          node.insertBefore(child);
        }
        node.unlink();
      }
    }
  }

  /** What a person hears of a node, without any mark. */
  private static final class LettersOnly extends AbstractVisitor {
    private final StringBuilder read = new StringBuilder();

    @Override
    public void visit(Text text) {
      read.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
      read.append(code.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak end) {
      read.append(' ');
    }
  }

  private static final class SafeUrls implements UrlSanitizer {
    @Override
    public String sanitizeLinkUrl(String url) {
      return SAFE_URL.matcher(url).matches() || internal(url).isPresent() ? url : "";
    }

    @Override
    public String sanitizeImageUrl(String url) {
      return "";
    }
  }
}
