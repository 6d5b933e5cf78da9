package org.entente.apidoc;

import static org.entente.apidoc.Shapes.member;
import static org.entente.apidoc.Shapes.object;
import static org.entente.apidoc.Shapes.required;
import static org.entente.apidoc.Shapes.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.entente.access.Role;

/** What is done with the installation as a whole, for the staff's OpenAPI document. */
final class InstallationOperations {
  private static final String TAG = "installation";

  private InstallationOperations() {}

  static void describe(OpenApi api, String path) {
    ObjectNode standing = required(object(), "held");
    member(member(standing, "held", Shapes.of("boolean")), "heldSince", text("date-time"));
    member(standing, "restoredFrom", text().put("description", "The seal of the archive that this is a copy of."));
    ObjectNode zip = text("binary").put("description", "A zip file: docs/export-format.md tells what is in it.");
    api.operation("get", path, new Operation("getInstallation", TAG, "Whether it is a copy that is held")
        .answers(200, "Its standing.", "application/json", standing).refuses(401));
    api.operation("post", path + "/release", new Operation("release", TAG,
        "End the hold: from now on it sends and does what is scheduled").by(Role.ADMIN)
        .answers(200, "Its standing.", "application/json", standing.deepCopy()).refuses(401));
    api.operation("get", path + "/export", new Operation("export", TAG, "Everything without secrets, as one file")
        .by(Role.ADMIN).answers(200, "The archive; whole only if it ends in its seal.", "application/zip", zip).refuses(401));
    api.operation("get", path + "/backup", new Operation("backup", TAG, "Everything, secrets too, as one file")
        .describe("For the command line beside the server (its local token) alone; no role opens it from elsewhere.").by()
        .answers(200, "The archive; whole only if it ends in its seal.", "application/zip", zip.deepCopy()).refuses(401));
  }
}
