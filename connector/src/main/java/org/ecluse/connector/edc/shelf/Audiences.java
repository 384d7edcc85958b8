package org.ecluse.connector.edc.shelf;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.edc.connector.controlplane.catalog.spi.policy.CatalogPolicyContext;
import org.eclipse.edc.connector.controlplane.policy.spi.PolicyDefinition;
import org.eclipse.edc.participant.spi.ParticipantAgent;
import org.eclipse.edc.policy.engine.spi.PolicyEngine;
import org.eclipse.edc.policy.model.Policy;

/**
 * Who may see what: the policy engine is asked once for each access policy and request, however many assets and
 * definitions there are. Policies are kept between requests for as long as the shelf does not change. Safe for threads.
 */
final class Audiences {
    private static final int PARTICIPANTS_MAX = 16;
    private static final int TERMS_MAX = 20_000;
    private static final int AUDIENCES_MAX = 10_000;
    private static final int BATCH = 1_000;

    private final PolicyEngine engine;
    private final Documents documents;
    private Kept kept = new Kept(-1);

    Audiences(PolicyEngine engine, Documents documents) {
        this.engine = engine;
        this.documents = documents;
    }

    /** What was read while the shelf was at one version. */
    private static final class Kept {
        final long version;
        private final Map<String, List<Audience>> audiences = bounded(PARTICIPANTS_MAX);
        private final Map<String, Policy> terms = bounded(TERMS_MAX);

        Kept(long version) {
            this.version = version;
        }

        synchronized Optional<List<Audience>> audiences(String participant) {
            return Optional.ofNullable(audiences.get(participant));
        }

        synchronized void keep(String participant, List<Audience> all) {
            audiences.put(participant, all);
        }

        synchronized Map<String, Policy> terms(Set<String> ids) {
            var found = new HashMap<String, Policy>();
            for (var id : ids) {
                var policy = terms.get(id);
                if (policy != null) {
                    found.put(id, policy);
                }
            }
            return found;
        }

        synchronized void keep(Map<String, Policy> read) {
            terms.putAll(read);
        }

        private static <V> Map<String, V> bounded(int max) {
            return new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                    return size() > max;
                }
            };
        }
    }

    /** @param access nothing where the definitions name a policy that does not exist: then nobody sees them */
    private record Audience(int id, Optional<Policy> access) {}

    /** @return the audiences that {@code agent} belongs to */
    Set<Integer> of(Connection connection, long version, String participant, ParticipantAgent agent)
            throws SQLException {
        var known = keptAt(version);
        var audiences = known.audiences(participant);
        if (audiences.isPresent()) {
            return permitted(audiences.get(), agent);
        }
        var batch = batch(connection, participant, 0, AUDIENCES_MAX);
        if (batch.size() < AUDIENCES_MAX) {
            known.keep(participant, batch);
        }
        var permitted = new HashSet<Integer>();
        while (!batch.isEmpty()) {
            permitted.addAll(permitted(batch, agent));
            batch = batch(connection, participant, batch.get(batch.size() - 1).id(), BATCH);
        }
        return permitted;
    }

    /** @return the terms that exist, of those that {@code ids} name */
    Map<String, Policy> terms(Connection connection, long version, Set<String> ids) throws SQLException {
        var known = keptAt(version);
        var found = known.terms(ids);
        var missing = new HashSet<>(ids);
        missing.removeAll(found.keySet());
        if (!missing.isEmpty()) {
            var read = read(connection, missing);
            known.keep(read);
            found.putAll(read);
        }
        return found;
    }

    private Map<String, Policy> read(Connection connection, Set<String> ids) throws SQLException {
        var read = new HashMap<String, Policy>();
        Sql.of("select document from shelf_policy where id = any(?)", List.copyOf(ids))
                .list(connection, row -> documents.read(row.getString(1), PolicyDefinition.class))
                .forEach(definition -> read.put(definition.getId(), definition.getPolicy()));
        return read;
    }

    private synchronized Kept keptAt(long version) {
        if (kept.version != version) {
            kept = new Kept(version);
        }
        return kept;
    }

    private Set<Integer> permitted(List<Audience> audiences, ParticipantAgent agent) {
        var permitted = new HashSet<Integer>();
        for (var audience : audiences) {
            if (audience.access().isPresent()
                    && engine.evaluate(audience.access().get(), new CatalogPolicyContext(agent))
                            .succeeded()) {
                permitted.add(audience.id());
            }
        }
        return permitted;
    }

    private List<Audience> batch(Connection connection, String participant, int after, int max) throws SQLException {
        return Sql.of(
                        "select a.id, p.document from shelf_audience a left join shelf_policy p"
                                + " on p.id = a.access_policy where a.participant = ? and a.id > ?"
                                + " order by a.id limit " + max,
                        participant,
                        after)
                .list(
                        connection,
                        row -> new Audience(
                                row.getInt(1),
                                Optional.ofNullable(row.getString(2))
                                        .map(text -> documents.read(text, PolicyDefinition.class))
                                        .map(PolicyDefinition::getPolicy)));
    }
}
