package org.ecluse.connector.operator.api;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import org.ecluse.connector.backup.Backup;
import org.ecluse.connector.operator.OperationRefused;
import org.ecluse.policy.Problem;

/** The running connector as an encrypted archive. */
@Path("api/backup")
public final class BackupResource {
    private final Backup backup;

    public BackupResource(Backup backup) {
        this.backup = backup;
    }

    /** {@code {"passphrase":…, "settings":…, "dataDir":…}}: the archive, which breaks off when something fails. */
    @POST
    public Response write(InputStream stream) {
        var body = Body.read(stream);
        var wish = new Backup.Wish(body.text("passphrase"), body.text("settings"), body.text("dataDir"));
        if (wish.passphrase().length() < Backup.PASSPHRASE_MIN) {
            throw new OperationRefused(new Problem(
                    "backup.passphrase.short",
                    "",
                    "the passphrase has fewer than " + Backup.PASSPHRASE_MIN + " characters",
                    "take several words"));
        }
        return Response.ok((StreamingOutput) out -> backup.write(wish, out), "application/octet-stream")
                .header("Cache-Control", "no-store")
                .build();
    }
}
