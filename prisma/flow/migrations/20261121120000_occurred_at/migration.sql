-- Which flow an event belongs to is found by the values in it, when it is read.
-- DropIndex
DROP INDEX "flow_event_flow_id_id_idx";

-- Old events are found by their age once a minute; an index for that would be written with every event.
-- DropIndex
DROP INDEX "flow_event_recorded_at_idx";

-- AlterTable
ALTER TABLE "flow_event" DROP COLUMN "flow_id",
ADD COLUMN "occurred_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- One notification for all events of a statement: their ids, separated by commas. A recorder stores at most a few hundred at
-- once, which stays below the 8000 bytes of a notification.
DROP TRIGGER "flow_event_recorded" ON "flow_event";

CREATE OR REPLACE FUNCTION "notify_flow_event"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('flow_event', string_agg("id"::text, ',')) FROM "recorded" HAVING count(*) > 0;
  RETURN NULL;
END
$$;

CREATE TRIGGER "flow_event_recorded" AFTER INSERT ON "flow_event"
  REFERENCING NEW TABLE AS "recorded"
  FOR EACH STATEMENT EXECUTE FUNCTION "notify_flow_event"();
