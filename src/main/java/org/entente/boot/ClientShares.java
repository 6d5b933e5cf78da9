package org.entente.boot;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.RequestLimit;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import jakarta.servlet.ServletContext;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.entente.accounts.ClientAddresses;
import org.entente.settings.Environment;

/**
 * No client has more than a share of the worker threads, whatever it does with them: sending letter by letter, reading not at all;
 * and few of its answers are composed at once. Who has its share waits without a thread. Clients are told apart by address, behind
 * a trusted proxy by the one it names, an IPv6 network counting as one, in a fixed number of places, so that a crowd of addresses
 * fills no memory; the few that meet in a place share.
 */
public class ClientShares implements ServletExtension {
  /** A quarter of the workers of config/secure.cli. */
  private static final int AT_ONCE = 64;
  /** Twice what can run at once: enough to keep the processors busy, few enough to leave them to others. */
  private static final int COMPOSING = 2 * Runtime.getRuntime().availableProcessors();
  private static final String STAFF = "/api/editorial/";
  private static final int WAITING = 4_000;
  private static final int PLACES = 1_024;
  private static final int SPREAD = 0x9E3779B9;

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addInitialHandlerChainWrapper(Shares::new);
  }

  private static final class Shares implements HttpHandler {
    private final Place[] places = new Place[PLACES];
    /** Nobody can choose whom to share with. */
    private final int seed = new Random().nextInt();

    private Shares(HttpHandler next) {
      Arrays.setAll(places, place -> new Place(next));
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
      HeaderValues forwarded = exchange.getRequestHeaders().get(Headers.X_FORWARDED_FOR);
      int client = Trusted.PROXIES.number(exchange.getSourceAddress().getAddress(), forwarded == null ? List.of() : forwarded);
      places[place(client)].handleRequest(exchange);
    }

    private int place(int client) {
      int mixed = (client ^ seed) * SPREAD;
      return (mixed >>> 16 ^ mixed) & PLACES - 1;
    }
  }

  /** What the clients of one place share. */
  private static final class Place implements HttpHandler {
    private final RequestLimit all = new RequestLimit(AT_ONCE, WAITING);
    private final HttpHandler next;
    private final Turns composing;

    private Place(HttpHandler next) {
      this.next = next;
      this.composing = new Turns(COMPOSING, next);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
      all.handleRequest(exchange, isRead(exchange) ? composing : next);
    }

    /** What the public reads costs the processor alone; the rest may wait for a body, a connection, a password. */
    private static boolean isRead(HttpServerExchange exchange) {
      return (exchange.getRequestMethod().equals(Methods.GET) || exchange.getRequestMethod().equals(Methods.HEAD))
          && !exchange.getRelativePath().startsWith(STAFF);
    }
  }

  /** Read with the first request: the start has refused a wrong setting by then. */
  private static final class Trusted {
    private static final ClientAddresses PROXIES = ClientAddresses.from(Environment.ofProcess());
  }
}
