package org.entente.statements;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the statements of a request that names itself in {@code Probe}, to its very end, and tells them when asked with
 * {@code Probed}: the answer may have left before they were counted, so whoever asks waits for the count.
 */
@WebFilter("/*")
public class StatementFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Map<String, CompletableFuture<List<String>>> COUNTED = new ConcurrentHashMap<>();

  @Override
  protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String probed = request.getHeader("Probed");
    if (probed != null) {
      response.getWriter().print(String.join("\n", of(probed).join()));
      return;
    }
    StatementCounter.begin();
    try {
      chain.doFilter(request, response);
    } finally {
      String probe = request.getHeader("Probe");
      if (probe != null) {
        of(probe).complete(StatementCounter.noted());
      }
    }
  }

  private static CompletableFuture<List<String>> of(String probe) {
    return COUNTED.computeIfAbsent(probe, unknown -> new CompletableFuture<>());
  }
}
