-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "flow_event" (
    "id" BIGSERIAL NOT NULL,
    "flow_id" TEXT,
    "event" JSONB NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "flow_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "flow_event_flow_id_id_idx" ON "flow_event"("flow_id", "id");

-- CreateIndex
CREATE INDEX "flow_event_recorded_at_idx" ON "flow_event"("recorded_at");



-- Listeners learn the id of each new event; they read the event itself from the table.
CREATE FUNCTION "notify_flow_event"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('flow_event', NEW."id"::text);
  RETURN NULL;
END
$$;

CREATE TRIGGER "flow_event_recorded" AFTER INSERT ON "flow_event"
  FOR EACH ROW EXECUTE FUNCTION "notify_flow_event"();

-- Recorders write and nothing else: not even their own events can be read back or taken away.
GRANT USAGE ON SCHEMA "public" TO "flow_writer";
GRANT INSERT ON "flow_event" TO "flow_writer";
GRANT USAGE ON SEQUENCE "flow_event_id_seq" TO "flow_writer";
