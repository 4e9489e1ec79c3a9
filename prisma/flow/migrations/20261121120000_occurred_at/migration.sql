-- Which flow an event belongs to is found by the values in it, when it is read.
-- DropIndex
DROP INDEX "flow_event_flow_id_id_idx";

-- AlterTable
ALTER TABLE "flow_event" DROP COLUMN "flow_id",
ADD COLUMN "occurred_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
