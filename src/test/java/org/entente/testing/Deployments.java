package org.entente.testing;

import java.io.File;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR that Maven built, for {@code @Deployment(testable = false)}. */
public final class Deployments {
  /** The name of the WAR as it was built; it is deployed once for all. */
  static final String BUILT = "entente.war";

  private static final String INDEX = "WEB-INF/classes/META-INF/jandex.idx";

  private Deployments() {}

  public static WebArchive war() {
    return named(BUILT);
  }

  /** The same under a name of its own, with more classes, of whose annotations its index knows nothing; to be deployed for one test class. */
  public static WebArchive with(String name, Class<?>... more) {
    WebArchive war = named(name);
    war.delete(INDEX);
    return war.addClasses(more);
  }

  private static WebArchive named(String name) {
    File war = new File(System.getProperty("entente.war", "target/entente.war"));
    return ShrinkWrap.create(ZipImporter.class, name).importFrom(war).as(WebArchive.class);
  }
}
