package org.entente.testing;

import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.event.DeployDeployment;
import org.jboss.arquillian.container.spi.event.DeploymentEvent;
import org.jboss.arquillian.container.spi.event.UnDeployDeployment;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.EventContext;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.shrinkwrap.api.Archive;

/**
 * Deploys the WAR that Maven built once for all classes that ask for it, in whatever order they run: deploying it costs more than
 * most of them. It makes way for a class that deploys another archive, and comes back after that.
 */
public final class OneDeployment implements LoadableExtension {
  @Override
  public void register(ExtensionBuilder extensions) {
    extensions.observer(Keeper.class);
  }

  /** Arquillian's own observers do their work only if the event proceeds; those that open its contexts stand before this one. */
  public static final class Keeper {
    private static final int AFTER_THE_CONTEXTS = -100;

    private Archive<?> kept;

    public void deploy(@Observes(precedence = AFTER_THE_CONTEXTS) EventContext<DeployDeployment> asked) throws DeploymentException {
      DeployDeployment event = asked.getEvent();
      if (kept != null && isBuilt(event)) {
        return;
      }
      makeWay(event.getDeployableContainer());
      asked.proceed();
      kept = isBuilt(event) ? event.getDeployment().getDescription().getArchive() : null;
    }

    public void undeploy(@Observes(precedence = AFTER_THE_CONTEXTS) EventContext<UnDeployDeployment> asked) {
      if (!isBuilt(asked.getEvent())) {
        asked.proceed();
      }
    }

    private void makeWay(DeployableContainer<?> container) throws DeploymentException {
      if (kept != null) {
        container.undeploy(kept);
        kept = null;
      }
    }

    private static boolean isBuilt(DeploymentEvent event) {
      return event.getDeployment().getDescription().getArchive().getName().equals(Deployments.BUILT);
    }
  }
}
