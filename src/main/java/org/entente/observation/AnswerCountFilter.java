package org.entente.observation;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/** Counts every answer and its time by the door it came through; no address, which a caller could make up without end. */
@WebFilter(filterName = "answer-count", urlPatterns = "/*", asyncSupported = true)
public class AnswerCountFilter implements Filter {
  @Inject
  Metrics metrics;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long begun = System.nanoTime();
    try {
      chain.doFilter(request, response);
    } finally {
      metrics.door(door((HttpServletRequest) request)).answered(((HttpServletResponse) response).getStatus(), Duration.ofNanos(System.nanoTime() - begun));
    }
  }

  private static String door(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    return path.startsWith("/api/v1") ? Metrics.DELIVERY : path.startsWith("/api/editorial/") ? "editorial" : "other";
  }
}
