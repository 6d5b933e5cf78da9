package org.entente.boot;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;

/** Stands at no address: the last servlet to be started, it tells the {@link Startup} that requests are answered now. */
public class Answering extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject
  transient Startup startup;

  @Override
  public void init() {
    startup.answering();
  }
}
