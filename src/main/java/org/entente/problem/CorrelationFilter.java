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

/**
 * Gives every request its correlation id, in the answer's header and in the log, and the container's own refusals the form of
 * a problem. A servlet filter, so that it sees what never reaches a resource.
 */
@WebFilter(filterName = "correlation", urlPatterns = "/*", asyncSupported = true)
public class CorrelationFilter implements Filter {
  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest asked = (HttpServletRequest) request;
    HttpServletResponse answer = new ContainerAnswer((HttpServletResponse) response);
    String id = Correlation.begin(asked.getHeader(Correlation.HEADER));
    answer.setHeader(Correlation.HEADER, id);
    answer.setHeader("X-Content-Type-Options", "nosniff");
    answer.setHeader("Referrer-Policy", "no-referrer");
    try {
      if (!asked.getMethod().matches("[A-Z]+")) {
        answer.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
      } else if (!isUtf8(asked.getCharacterEncoding())) {
        answer.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
      } else {
        chain.doFilter(request, answer);
      }
    } finally {
      Correlation.end();
    }
  }

  /** Whatever else a body is, it is read as UTF-8; another promise is not quietly broken. */
  private static boolean isUtf8(String encoding) {
    return encoding == null || encoding.equalsIgnoreCase("UTF-8");
  }
}
