package org.entente.problem;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Gives every request its correlation id, in the answer's header and in the log, and the container's own refusals the form of
 * a problem. A servlet filter, so that it sees what never reaches a resource.
 */
@WebFilter(filterName = "correlation", urlPatterns = "/*", asyncSupported = true)
public class CorrelationFilter implements Filter {
  private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS", "DELETE");
  /** It weighs what is asked for; of a body that is sent there is nothing to weigh, and the REST layer stumbles over one that is no number. */
  private static final Pattern WEIGHT = Pattern.compile(";\\s*q\\s*(=|;|$)");
  private static final Pattern UTF_8 = Pattern.compile("; *charset=(utf-8|\"utf-8\") *($|;)");

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest asked = (HttpServletRequest) request;
    HttpServletResponse answer = new ContainerAnswer((HttpServletResponse) response);
    String id = Correlation.begin(asked.getHeader(Correlation.HEADER));
    answer.setHeader(Correlation.HEADER, id);
    AnswerHeaders.EVERYWHERE.forEach(answer::setHeader);
    String coding = asked.getHeader("Transfer-Encoding");
    if (coding != null) {
      // Where a body in chunks ends may be read in more than one way: nothing that follows it is taken for a request.
      answer.setHeader("Connection", "close");
    }
    try {
      if (coding != null && !coding.equalsIgnoreCase("chunked")) {
        answer.sendError(HttpServletResponse.SC_BAD_REQUEST);
      } else if (!asked.getMethod().matches("[A-Z]+") || !isAddress(asked)) {
        // No address takes such a method, so there are none to name instead, as a 405 must.
        answer.sendError(HttpServletResponse.SC_BAD_REQUEST);
      } else if (asked.getRequestURI().indexOf(';') >= 0) {
        // What stands behind it is passed over by the server, but not by caches: a private page would have names of public files.
        answer.sendError(HttpServletResponse.SC_NOT_FOUND);
      } else if (!isReadable(asked)) {
        answer.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
      } else {
        chain.doFilter(new AnyLanguageRequest(asked), answer);
      }
    } finally {
      Correlation.end();
    }
  }

  /** The server lets brackets in a path and hosts pass that are no URI (RFC 3986), and the REST layer stumbles over them. */
  private static boolean isAddress(HttpServletRequest asked) {
    String query = asked.getQueryString();
    try {
      new URI(query == null ? asked.getRequestURL().toString() : asked.getRequestURL() + "?" + query);
      return true;
    } catch (URISyntaxException none) {
      return false;
    }
  }

  /** Whatever else a body is, it is read as UTF-8 and not unpacked; another promise is not quietly broken. */
  private static boolean isReadable(HttpServletRequest asked) {
    String type = Optional.ofNullable(asked.getHeader("Content-Type")).orElse("").toLowerCase(Locale.ROOT);
    boolean weighed = WEIGHT.matcher(type).find();
    if (weighed || WITHOUT_BODY.contains(asked.getMethod())) {
      return !weighed;
    }
    String coding = Optional.ofNullable(asked.getHeader("Content-Encoding")).orElse("identity");
    // Not getCharacterEncoding(): Undertow stumbles over a charset without a value.
    return !type.contains("*") && (!type.contains("charset") || UTF_8.matcher(type).find()) && coding.equalsIgnoreCase("identity");
  }
}
