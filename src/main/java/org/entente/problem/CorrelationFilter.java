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
 * Gives every request its correlation id, in the answer's header and in the log. A servlet filter, so that answers of the
 * container itself carry it too and the id leaves the thread with the request.
 */
@WebFilter(filterName = "correlation", urlPatterns = "/*", asyncSupported = true)
public class CorrelationFilter implements Filter {
  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String id = Correlation.begin(((HttpServletRequest) request).getHeader(Correlation.HEADER));
    HttpServletResponse answer = (HttpServletResponse) response;
    answer.setHeader(Correlation.HEADER, id);
    answer.setHeader("X-Content-Type-Options", "nosniff");
    answer.setHeader("Referrer-Policy", "no-referrer");
    try {
      chain.doFilter(request, response);
    } finally {
      Correlation.end();
    }
  }
}
