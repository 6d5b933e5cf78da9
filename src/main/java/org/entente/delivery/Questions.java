package org.entente.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.entente.delivery.catalog.OpenData;
import org.entente.delivery.catalog.RdfForm;
import org.entente.delivery.forms.Form;
import org.entente.edition.Address;
import org.entente.edition.Edition;
import org.entente.edition.Parameter;
import org.entente.edition.Query;
import org.entente.edition.QueryParser;
import org.entente.problem.Problem;
import org.entente.schema.PublicModel;
import org.entente.settings.Catalogue;
import org.entente.settings.Installation;

/**
 * Understands what a reading plane is asked, one method for each address: the same grammar and the same renderer on every plane,
 * whichever edition it holds. {@code raw} is the query as it came, undecoded, or empty. What cannot be understood is the problem
 * that says where.
 */
@Dependent
public final class Questions {
  private static final Pattern PLAIN_KEY = Pattern.compile("[a-z0-9-]+");
  static final String BY_ACCEPT = "Accept-Encoding, Accept";

  private final QueryParser parser;
  private final PublicModel model;
  private final Installation installation;
  private final Catalogue catalogue;
  private final Links links;

  @Inject
  Questions(QueryParser parser, PublicModel model, Installation installation, Catalogue catalogue) {
    this(parser, model, installation, catalogue, new Links(installation, DeliveryResource.ROOT));
  }

  private Questions(QueryParser parser, PublicModel model, Installation installation, Catalogue catalogue, Links links) {
    this.parser = parser;
    this.model = model;
    this.installation = installation;
    this.catalogue = catalogue;
    this.links = links;
  }

  /** The same of another plane, whose addresses stand at that root, under the context root. */
  public Questions at(String root) {
    return leading(new Links(installation, root));
  }

  /** The same, whose answers lead to addresses that say this parameter, too. */
  public Questions saying(Parameter everywhere) {
    return leading(links.saying(everywhere));
  }

  private Questions leading(Links others) {
    return new Questions(parser, model, installation, catalogue, others);
  }

  /** What there is: types, languages, doors; the same in each language, in which it can be asked as its page can. */
  public Question index(String raw) {
    parser.labels(raw);
    return Question.ofNow(links.to(""), edition -> new Index(model, installation, links).answer(edition));
  }

  /** {@code ?q=} over all types, best first. */
  public Question search(String raw) {
    String path = "/search";
    Query query = parser.search(raw);
    return question(path, query, (edition, asked) -> new Listing(edition, links).search(path, asked, model));
  }

  /** {@code ?ids=} of any type, in the order asked. */
  public Question content(String raw) {
    Query query = parser.content(raw);
    return question("/content", query, (edition, asked) -> new Listing(edition, links).content(asked));
  }

  /** A page of the contents of a type. */
  public Question list(String type, String raw) {
    return list("/" + type, parser.list(type, raw));
  }

  /** The same, for those who ask by extension. */
  public Question listAsJson(String type, String raw) {
    return list("/" + type + ".json", parser.list(type, raw));
  }

  private Question list(String path, Query query) {
    return question(path, query, (edition, asked) -> new Listing(edition, links).list(path, asked));
  }

  /** The contents of a type in another form that its fields allow. */
  public Question form(String type, String extension, String raw) {
    PublicModel.Type known = model.type(type).orElseThrow(Problem::notFound);
    Form form = Form.of(known).filter(one -> one.extension().equals(extension)).findFirst().orElseThrow(Problem::notFound);
    Query query = form.query(parser, type, raw);
    return question("/" + type + "." + extension, query,
        (edition, asked) -> new Transcript(edition, asked, known, installation, catalogue, links, form).answer());
  }

  /** What is public, for portals that list open data. */
  public Question catalog(String extension, String raw) {
    RdfForm form = RdfForm.of(extension).orElseThrow(Problem::notFound);
    parser.nothing(raw);
    return Question.ofNow(links.to("/catalog." + extension), edition -> catalog(edition, form));
  }

  private Answer catalog(Edition edition, RdfForm form) {
    byte[] bytes = new OpenData(installation, catalogue).in(form, model, type -> edition.lastChanged(type.name()));
    return Answer.data(edition, form.contentType(), bytes, edition.instant(), model.types().stream().map(PublicModel.Type::name).toList());
  }

  /** One content by id or slug. */
  public Question one(String type, String key, String raw) {
    Query query = parser.object(type, raw);
    Question object = object(type, key, query, (edition, asked) -> new OneObject(edition, links).answer(type, key, asked));
    return installation.pageUrl().isEmpty() ? object : object.with("Vary", BY_ACCEPT);
  }

  /** The way to its public page, for who would rather have that. */
  Question page(String type, String key, String raw) {
    Query query = parser.object(type, raw);
    return object(type, key, query, (edition, asked) -> new OneObject(edition, links).page(type, key, asked)).with("Vary", BY_ACCEPT);
  }

  /** What stands at one of the addresses that are asked most often; empty for every other. {@code path} is without a slash at its beginning. */
  Optional<Question> frequent(String path, String raw) {
    if (path.equals("search")) {
      return Optional.of(search(raw));
    }
    int slash = path.indexOf('/');
    String type = slash < 0 ? path : path.substring(0, slash);
    if (model.type(type).isEmpty()) {
      return Optional.empty();
    }
    String key = path.substring(type.length() + (slash < 0 ? 0 : 1));
    return slash < 0 ? Optional.of(list(type, raw)) : Optional.of(key).filter(plain -> PLAIN_KEY.matcher(plain).matches()).map(plain -> one(type, plain, raw));
  }

  /** What its readers were told of its changes. */
  public Question history(String type, String key, String raw) {
    Query query = parser.history(type, raw);
    return question(path(type, key) + "/history", query, (edition, asked) -> new OneObject(edition, links).history(type, key, asked));
  }

  /** Of what the key says nothing is a query. */
  private static String path(String type, String key) {
    return "/" + type + "/" + Links.encode(key);
  }

  private Question object(String type, String key, Query query, BiFunction<Edition, Query, Answer> reader) {
    Question question = question(path(type, key), query, reader);
    return query.includes().isEmpty()
        ? new Question(question.canonical(), question.moment(), Optional.of(new Address(type, key)), question.reader()) : question;
  }

  /** @param reader is given the query as it is asked of that edition */
  private Question question(String path, Query query, BiFunction<Edition, Query, Answer> reader) {
    return new Question(links.self(path, query), query.moment(), Optional.empty(), edition -> reader.apply(edition, query.in(edition)));
  }
}
