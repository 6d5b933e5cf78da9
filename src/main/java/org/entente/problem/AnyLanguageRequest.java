package org.entente.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;

/**
 * A request that says nothing of its caller's languages: an address names the language it is asked in, so that the header changes no
 * answer. However it is written, nobody reads it.
 */
final class AnyLanguageRequest extends HttpServletRequestWrapper {
  private static final String HEADER = "Accept-Language";

  AnyLanguageRequest(HttpServletRequest asked) {
    super(asked);
  }

  @Override
  public String getHeader(String name) {
    return name.equalsIgnoreCase(HEADER) ? null : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return name.equalsIgnoreCase(HEADER) ? Collections.emptyEnumeration() : super.getHeaders(name);
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    return Collections.enumeration(Collections.list(super.getHeaderNames()).stream().filter(name -> !name.equalsIgnoreCase(HEADER)).toList());
  }
}
