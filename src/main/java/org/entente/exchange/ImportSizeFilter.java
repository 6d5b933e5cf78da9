package org.entente.exchange;

import io.undertow.servlet.handlers.ServletRequestContext;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Lets the body of an import be longer than any other; it must be said before anybody asks for the body. */
@WebFilter(filterName = "import-size", urlPatterns = "/api/editorial/v1/imports", asyncSupported = true)
public class ImportSizeFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject
  transient ImportFolder folder;

  @Override
  protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    ServletRequestContext.requireCurrent().getExchange().setMaxEntitySize(folder.largest());
    chain.doFilter(request, response);
  }
}
