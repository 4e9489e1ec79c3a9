-- AlterTable
ALTER TABLE "web_session" ADD COLUMN     "renewal_started_at" TIMESTAMPTZ(3);
