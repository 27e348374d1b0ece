export {
    createRecord,
    deleteRecord,
    getFieldDisplayValue,
    getFieldValue,
    getRecord,
    notifyRecordUpdateAvailable,
    updateRecord
} from '../../org/records.ts';
