package org.entente.testing;

import java.io.File;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR that Maven built, for {@code @Deployment(testable = false)}. */
public final class Deployments {
  private Deployments() {}

  public static WebArchive war() {
    File war = new File(System.getProperty("entente.war", "target/entente.war"));
    return ShrinkWrap.create(ZipImporter.class, "entente.war").importFrom(war).as(WebArchive.class);
  }
}
